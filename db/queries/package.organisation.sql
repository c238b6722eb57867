-- All units: rows refer to them, and there are few.
SELECT * FROM organisation
