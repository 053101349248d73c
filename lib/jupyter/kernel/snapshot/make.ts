import { makeSnapshot } from "./makeSnapshot";

/** Makes the snapshot for the options of Node that the command line has. */
void makeSnapshot(process.argv.slice(2)).then((made) => process.exit(made ? 0 : 1));
