"""What an operation does on MySQL 8.0 to 9 and MariaDB 10.6 to 11, InnoDB."""
