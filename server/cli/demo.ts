import { transaction } from "../../engine/database.ts";
import { removeDemo } from "../demo/remove-demo.ts";
import type { Command } from "./command.ts";

export const demoRemove: Command = {
  name: "demo remove",
  arguments: "",
  summary: "remove the demo data; what you made of them stays",
  async run({ open, print }) {
    const { db } = await open();
    await transaction(db, (tx) => removeDemo(tx, null));
    print("The demo data are gone.");
  },
};
