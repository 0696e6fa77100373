import { createPool } from "../database/pool.ts";
import { checkOwnDatabase } from "../start/own-database.ts";
import { readSecretKey, secretKeyFile } from "../start/secret-key.ts";
import { cancelCopy, copyDatabase } from "../transfer/copy-database.ts";
import { type Command, CONNECTION, UsageError } from "./command.ts";

export const copy: Command = {
  name: "copy",
  arguments: "--to URL | --cancel",
  summary: "move everything into an empty PostgreSQL of your own; this database then works no more",
  options: { to: { type: "string" }, cancel: { type: "boolean" } },
  async run({ config, values, open, say, print }) {
    if (!values.to && !values.cancel)
      throw new UsageError("Say where: copy --to postgresql://user:password@host/database");
    const { db: source, description } = await open({ inAnyState: true });
    if (values.cancel) {
      await cancelCopy(source);
      return print("The copy was given up; this database works again.");
    }
    const to = targetUrl(String(values.to));
    await checkOwnDatabase(to, "--to");
    await readSecretKey(config);
    const target = createPool({ url: to, name: CONNECTION, streams: true });
    try {
      const { host, pathname } = new URL(to);
      const total = await copyDatabase({
        source,
        target,
        connection: CONNECTION,
        sourcePlace: description,
        targetPlace: host + pathname,
        say,
      });
      print(`${total} rows were copied and counted. From now on start Baton with DATABASE_URL.`);
      say(
        `On another machine it needs the secret key, too: copy ${secretKeyFile(config.dataFolder)} into its data folder.`,
      );
    } finally {
      await target.end();
    }
  },
};

function targetUrl(text: string): string {
  if (URL.canParse(text) && /^postgres(ql)?:/.test(text)) return text;
  throw new UsageError("--to must be like postgresql://user:password@host:5432/database.");
}
