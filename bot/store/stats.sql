-- name: stats_people(since)
-- How many people there are, how many said yes to lessons, and how many were here since a moment.
SELECT count(*) AS people,
       sum(CASE WHEN state = 'active' THEN 1 ELSE 0 END) AS learners,
       sum(CASE WHEN last_seen >= :since THEN 1 ELSE 0 END) AS lately,
       sum(CASE WHEN reachable = 0 THEN 1 ELSE 0 END) AS unreachable,
       sum(announce_ok) AS announce_ok
FROM people;

-- name: stats_lessons()
-- How many people began each lesson, and how many of these finished it.
SELECT lesson, count(*) AS begun, count(finished) AS finished FROM lessons_done GROUP BY lesson;

-- name: stats_missions()
-- How the missions went that people took on.
SELECT state, count(*) AS missions FROM missions GROUP BY state;
