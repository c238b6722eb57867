-- All parks: projects refer to them, and there are few.
SELECT * FROM park
