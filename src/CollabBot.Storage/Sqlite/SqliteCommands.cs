using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace CollabBot.Storage.Sqlite;

/// <summary>Short ways to run a statement with its parameters.</summary>
internal static class SqliteCommands
{
    extension(SqliteConnection connection)
    {
        /// <summary>A statement that joins the connection's transaction, if one is open.</summary>
        [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Every caller passes a constant; values are parameters.")]
        public SqliteCommand Statement(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
            {
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            }

            return command;
        }

        /// <returns>How many rows changed.</returns>
        public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            using var command = connection.Statement(sql, parameters);
            return command.ExecuteNonQuery();
        }

        /// <returns>The first column of the first row, or null when there is no row.</returns>
        public object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            using var command = connection.Statement(sql, parameters);
            return command.ExecuteScalar();
        }

        /// <returns>Every row, read.</returns>
        public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            using var command = connection.Statement(sql, parameters);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }
}
