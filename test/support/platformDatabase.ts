import sqlite from "node-sqlite3-wasm";
import path from "node:path";

/** Opens the database of a platform that is not running, the only way it can be opened: for one alone. */
export function openPlatformDatabase(data: string): sqlite.Database {
  const database = new sqlite.Database(path.join(data, "platform.db"));
  database.exec("PRAGMA locking_mode = EXCLUSIVE");
  return database;
}
