/** A file to begin with: columns as an import knows them, and one row that shows how they are written. */
export const TEMPLATE = `name,email,languages
Ann Berger,ann@example.org,"de, en"
`;
