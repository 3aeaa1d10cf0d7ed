-- name: schema_columns()
-- Every column of every table that there is.
SELECT table_name, column_name, upper(data_type) AS type FROM information_schema.columns
WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position;
