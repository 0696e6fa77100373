/** Its own types name exports that Node does not find in the CommonJS of the package. */
declare module "mailchecker" {
  const mailchecker: { blacklist(): Set<string> };
  export default mailchecker;
}
