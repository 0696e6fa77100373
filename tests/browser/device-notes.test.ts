import type { Page } from "playwright-core";
import { smallTargetsOf, violationsOf } from "../setup/pages.ts";
import { aWorld, expect, open, PHONE, sendLead, test } from "./inbox-world.ts";

interface Shown {
  readonly title: string;
  readonly tag: string;
}

/** A browser on a machine whose notifications nobody can look at: they are written down, and clicked from here. */
async function onADevice(page: Page, answer: NotificationPermission): Promise<void> {
  await page.addInitScript((granted) => {
    const shown: (Shown & { readonly click: () => void })[] = [];
    class OnDevice extends EventTarget {
      static permission: NotificationPermission = localStorage.getItem("asked") ? granted : "default";
      static async requestPermission() {
        localStorage.setItem("asked", "yes");
        OnDevice.permission = granted;
        return granted;
      }
      constructor(title: string, { tag }: { tag: string }) {
        super();
        if ("isPhone" in window) throw new TypeError("Illegal constructor");
        shown.push({ title, tag, click: () => this.dispatchEvent(new Event("click")) });
      }
      close() {}
    }
    Object.assign(window, { Notification: OnDevice, shown });
    document.hasFocus = () => !("isAway" in window);
  }, answer);
  await page.reload();
}

const titlesOn = (page: Page) =>
  page.evaluate(() => (window as unknown as { shown: Shown[] }).shown.map(({ title }) => title));
const goAway = (page: Page) =>
  page.evaluate(() => {
    Object.assign(window, { isAway: true });
    window.dispatchEvent(new Event("blur"));
  });
const comeBack = (page: Page) =>
  page.evaluate(() => {
    delete (window as { isAway?: boolean }).isAway;
    window.dispatchEvent(new Event("focus"));
  });

test("after a press a new lead shows on the device while Baton is in the background; a click leads to it", async ({
  product,
  browser,
}) => {
  const { source, reps } = await aWorld(product, ["Ann Berger"]);
  const page = await open({ browser, product }, reps[0]!.id, "/inbox", PHONE);
  await onADevice(page, "granted");
  const choice = page.getByRole("region", { name: "Notifications on this device" });
  await choice.getByText("Hear of a new lead on this device").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await smallTargetsOf(page)).toEqual([]);
  await goAway(page);
  await sendLead(product, source, { name: "Nina Still" });
  await page.getByRole("article", { name: "Nina Still" }).waitFor();
  expect(await titlesOn(page), "nobody has asked for any").toEqual([]);

  await choice.getByRole("button", { name: "Notify me" }).tap();
  await choice.getByText("This device tells you of new leads").waitFor();
  expect(await titlesOn(page)).toEqual(["New leads for you will show like this."]);
  // Remembered, and not asked again.
  await page.goto(`${product.url}/leads`);
  await page.getByRole("link", { name: /Nina Still/ }).waitFor();
  await page.getByText("No live connection").waitFor({ state: "hidden" });
  await page.waitForTimeout(500);
  await goAway(page);
  await sendLead(product, source, { name: "Otto Laut" });
  await expect
    .poll(() => titlesOn(page))
    .toEqual([expect.stringMatching(/^New lead for you: Otto. Reach them by \d\d:\d\d$/)]);
  await page.evaluate(() => (window as unknown as { shown: { click: () => void }[] }).shown[0]!.click());
  await page.waitForURL("**/inbox");
  await expect.poll(() => page.locator("[data-item]:focus").innerText()).toContain("Otto Laut");

  await choice.getByRole("button", { name: "Turn off" }).tap();
  await goAway(page);
  await sendLead(product, source, { name: "Paul Leise" });
  await page.getByRole("article", { name: "Paul Leise" }).waitFor();
  expect(await titlesOn(page)).toHaveLength(1);
});

test("whoever looks at Baton needs no notification, and a browser that refuses is said to", async ({
  product,
  browser,
}) => {
  const { source, reps, leader } = await aWorld(product, ["Ann Berger"]);
  const page = await open({ browser, product }, reps[0]!.id, "/inbox", PHONE);
  await onADevice(page, "granted");
  await page.getByRole("button", { name: "Notify me" }).tap();
  await page.getByRole("button", { name: "Turn off" }).waitFor();
  await sendLead(product, source);
  await page.getByRole("article", { name: "Lukas Brandt" }).waitFor();
  expect(await titlesOn(page)).toHaveLength(1);
  await page.context().close();

  const refusing = await open({ browser, product }, reps[0]!.id, "/inbox", PHONE);
  await onADevice(refusing, "denied");
  await refusing.getByRole("button", { name: "Notify me" }).tap();
  await refusing.getByText("This browser does not let Baton tell you of new leads.").waitFor();
  expect(await refusing.getByRole("button", { name: "Notify me" }).count()).toBe(0);
  await refusing.context().close();

  const phone = await open({ browser, product }, reps[0]!.id, "/inbox", PHONE);
  await onADevice(phone, "granted");
  await phone.evaluate(() => void Object.assign(window, { isPhone: true }));
  await phone.getByRole("button", { name: "Notify me" }).tap();
  await phone.getByText("This browser shows notifications of installed apps only.").waitFor();
  await phone.context().close();

  const insecure = await open({ browser, product }, reps[0]!.id, "/me", PHONE);
  await insecure.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false }));
  await insecure.goto(`${product.url}/inbox`);
  await insecure.getByText("Notifications of new leads need https here. Ask whoever runs Baton for it.").waitFor();
  expect(await insecure.getByText("site settings").count()).toBe(0);
  await insecure.context().close();

  const leading = await open({ browser, product }, leader, "/inbox", PHONE);
  await leading.getByRole("heading", { name: "Inbox" }).waitFor();
  expect(await leading.getByRole("button", { name: "Notify me" }).count()).toBe(0);
});

test("of two tabs one shows a new lead, and none does while somebody looks at one of them", async ({
  product,
  browser,
}) => {
  const { source, reps } = await aWorld(product, ["Ann Berger"]);
  const one = await open({ browser, product }, reps[0]!.id, "/inbox", PHONE);
  await onADevice(one, "granted");
  await one.getByRole("button", { name: "Notify me" }).tap();
  await one.getByRole("button", { name: "Turn off" }).waitFor();
  const other = await one.context().newPage();
  await other.goto(`${product.url}/inbox`);
  await onADevice(other, "granted");
  await other.getByRole("button", { name: "Turn off" }).waitFor();
  const tabs = [one, other];
  const shown = async () =>
    (await Promise.all(tabs.map(titlesOn))).flat().filter((title) => title.includes("lead for"));
  const arrives = async (name: string) => {
    await sendLead(product, source, { name });
    for (const tab of tabs) await tab.getByRole("article", { name }).waitFor();
    await one.waitForTimeout(300);
  };
  for (const tab of tabs) await goAway(tab);
  await arrives("Nina Eins");
  expect(await shown()).toEqual([expect.stringContaining("Nina")]);

  await comeBack(one);
  await arrives("Otto Zwei");
  expect(await shown(), "somebody looks at one of them").toHaveLength(1);

  await goAway(one);
  await one.close();
  tabs.shift();
  await other.waitForTimeout(100);
  const before = (await shown()).length;
  await sendLead(product, source, { name: "Paul Drei" });
  await expect.poll(async () => (await shown()).length).toBe(before + 1);

  // What is chosen in one tab is chosen for the device.
  const third = await other.context().newPage();
  await third.goto(`${product.url}/inbox`);
  await onADevice(third, "granted");
  await third.getByRole("button", { name: "Turn off" }).tap();
  await other.getByRole("button", { name: "Notify me" }).waitFor();
  await other.context().close();
});
