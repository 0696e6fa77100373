import path from "node:path";
import { backUp } from "../transfer/back-up.ts";
import { restore } from "../transfer/restore.ts";
import { type Command, UsageError } from "./command.ts";

export const backup: Command = {
  name: "backup",
  arguments: "[--to FOLDER]",
  summary: "write everything, with the secret key, into a new folder; Baton may go on working",
  options: { to: { type: "string" } },
  async run({ config, values, open, say, print }) {
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
    const to = path.resolve(String(values.to ?? path.join(config.dataFolder, "backups", stamp)));
    const { db, description } = await open();
    say(`Backing up the ${description}`);
    const rows = await backUp(db, to, config.dataFolder);
    say(`${rows} rows were written. The folder holds the secret key, too: keep it where nobody else reads it.`);
    print(to);
  },
};

export const restoreBackup: Command = {
  name: "restore",
  arguments: "--from FOLDER",
  summary: "read a backup into an empty database",
  options: { from: { type: "string" } },
  async run({ config, values, open, say, print }) {
    if (!values.from) throw new UsageError("Say which backup: restore --from FOLDER");
    const { db, description } = await open({ inAnyState: true });
    say(`Restoring into the ${description}`);
    const rows = await restore(db, path.resolve(String(values.from)), config.dataFolder);
    print(`${rows} rows were restored. Start Baton with npm start.`);
  },
};
