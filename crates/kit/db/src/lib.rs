//! The waist over SQLite and PostgreSQL: one text of SQL, one write path, migrations.
