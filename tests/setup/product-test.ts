import { startProduct } from "./product.ts";
import { test as plainTest } from "./test.ts";

export { expect } from "./test.ts";

/** `test` with `product`, the whole product without its pages in this process, one per file, and `api` to call it. */
export const test = plainTest
  .extend("product", { scope: "file" }, async ({ db, databaseUrl }, { onCleanup }) => {
    const product = await startProduct(db, databaseUrl, { pages: false });
    onCleanup(() => product[Symbol.asyncDispose]());
    return product;
  })
  .extend("api", { scope: "file" }, ({ product }) => product.api);
