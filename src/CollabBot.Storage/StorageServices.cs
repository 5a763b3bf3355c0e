using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Storage.KeyRing;
using CollabBot.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CollabBot.Storage;

/// <summary>Wires the two ports of state, and the key ring that stays outside it.</summary>
public static class StorageServices
{
    // Part of what keys are derived from: renaming it makes every wrapped secret unreadable.
    private const string ApplicationName = "CollabBot";

    extension(IServiceCollection services)
    {
        /// <summary>Registers <see cref="IObjectStore"/>, <see cref="IWorkQueue"/> and <see cref="IKeyWrap"/>. The database is opened when the host starts, or at first use.</summary>
        /// <exception cref="StorageSetupException">A setting is missing or wrong. Opening throws it too.</exception>
        public IServiceCollection AddStorage(StorageOptions options)
        {
            if (options.Provider.Equals(StorageOptions.Sqlite, StringComparison.OrdinalIgnoreCase))
            {
                return services.AddSqlite(options.SqlitePath);
            }

            throw new StorageSetupException(options.Provider.Equals(StorageOptions.Azure, StringComparison.OrdinalIgnoreCase)
                ? "Storage:Provider is Azure, which this version does not have yet. Set it to Sqlite."
                : $"Storage:Provider is \"{options.Provider}\". Set it to Sqlite, or leave it out.");
        }

        private IServiceCollection AddSqlite(string path)
        {
            if (string.IsNullOrWhiteSpace(path))
            {
                throw new StorageSetupException("Storage:SqlitePath is empty. Set it to the path of the database file, or leave it out for .data/collabbot.db.");
            }

            services.TryAddSingleton(TimeProvider.System);
            services.AddSingleton(_ => SqliteDatabase.Open(path));
            services.AddSingleton<IObjectStore>(provider =>
                new SqliteObjectStore(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IWorkQueue>(provider =>
                new SqliteWorkQueue(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<TimeProvider>()));
            services.AddHostedService<OpenStorageAtStart>();
            return services.AddKeyRing(path);
        }

        private IServiceCollection AddKeyRing(string databasePath)
        {
            services.AddDataProtection().SetApplicationName(ApplicationName);
            services.AddOptions<KeyManagementOptions>().Configure<ILoggerFactory>((keys, loggers) =>
                keys.XmlRepository = new FileSystemXmlRepository(KeyRingFolder.Beside(databasePath), loggers));
            services.AddSingleton<IKeyWrap, DataProtectionKeyWrap>();
            return services;
        }
    }
}
