"""Reading the tables of a database for people: what is open, which rows, what their values mean. No Qt."""
