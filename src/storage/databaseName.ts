// What the database is called, apart from the code that opens it: asking whether there is one need not load that.

export const DATABASE_NAME = "sales-studio";
