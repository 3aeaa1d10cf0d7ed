-- name: schema_columns()
-- Every column of every table that there is.
SELECT m.name AS table_name, c.name AS column_name, c.type AS type
FROM sqlite_master AS m, pragma_table_info(m.name) AS c
WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid;
