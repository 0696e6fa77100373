/** A file to begin with: columns as an import knows them, and one row that shows how they are written. */
export const TEMPLATE = [
  "Name,E-mail,Roles,Languages,Time zone,Hours,Holidays,Regions,Products,Industries,Skills,Seniority,Limits,Capacity,Backup,Teams",
  '"Ana Silva",ana@example.com,rep,"de, en B2",Europe/Berlin,"Mon-Fri 09:00-12:00, 13:00-17:00",DE-BY,"DE, AT",Vans,Retail,Tenders,3,"20 open, 150 a calendar month",1,bob@example.com,Germany',
  "",
].join("\r\n");

/** As short as rows can be. */
export const SHORT_EXAMPLE = 'Name,E-mail,Languages\nAna Silva,ana@example.com,"de, en B2"';
