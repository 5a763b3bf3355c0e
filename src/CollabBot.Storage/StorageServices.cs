using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Storage.Azure;
using CollabBot.Storage.KeyRing;
using CollabBot.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CollabBot.Storage;

/// <summary>Wires the two ports of state, and the key ring that stays outside it.</summary>
public static class StorageServices
{
    // Part of what keys are derived from: renaming it makes every wrapped secret unreadable.
    private const string ApplicationName = "CollabBot";

    extension(IServiceCollection services)
    {
        /// <summary>Registers <see cref="IObjectStore"/>, <see cref="IWorkQueue"/> and <see cref="IKeyWrap"/>. The store is opened when the host starts; the database also at first use.</summary>
        /// <exception cref="StorageSetupException">A setting is missing or wrong. Opening throws it too.</exception>
        public IServiceCollection AddStorage(StorageOptions options)
        {
            services.TryAddSingleton(TimeProvider.System);
            return options.Provider switch
            {
                _ when options is { IsShared: false, KeyVaultKey.Length: > 0 } => throw new StorageSetupException(
                    $"Storage:KeyVaultKey is set and Storage:Provider is \"{options.Provider}\". It wraps the key ring of a storage account: set Storage:Provider to Azure, or remove the key."),
                var provider when provider.Equals(StorageOptions.Sqlite, StringComparison.OrdinalIgnoreCase) => services.AddSqlite(options.SqlitePath),
                _ when options.IsShared => services.AddAzure(AzureAccount.From(options), options),
                var provider => throw new StorageSetupException($"Storage:Provider is \"{provider}\". Set it to Sqlite or Azure, or leave it out for Sqlite."),
            };
        }

        private IServiceCollection AddAzure(AzureAccount account, StorageOptions options)
        {
            services.TryAddSingleton(options);
            if (options.KeyVaultKey is { Length: > 0 } address)
            {
                services.TryAddSingleton(KeyVaultKey.From(address));
                services.AddOptions<KeyManagementOptions>().Configure<KeyVaultKey>((keys, key) => keys.XmlEncryptor = new KeyVaultXmlEncryptor(key));
            }

            services.AddSingleton(account);
            services.AddSingleton(provider => new AzureCalls(provider.GetRequiredService<TimeProvider>(), AzureCalls.FirstPause));
            services.AddSingleton(provider =>
                new ServerClock(account.Objects, provider.GetRequiredService<AzureCalls>(), provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IObjectStore>(provider =>
                new BlobObjectStore(account.Objects, provider.GetRequiredService<AzureCalls>(), provider.GetRequiredService<ServerClock>()));
            services.AddSingleton<IWorkQueue>(provider => new AzureWorkQueue(account.Queues, provider.GetRequiredService<AzureCalls>()));
            services.AddSingleton<IWholeStore>(provider => new AzureWholeStore(account.Objects, provider.GetRequiredService<AzureCalls>(), provider.GetRequiredService<IWorkQueue>()));
            services.AddHostedService<OpenAccountAtStart>();
            return services.AddKeyRing(provider =>
            {
                KeyRingRule.Check(provider.GetService<IHostEnvironment>(), options);
                return new BlobXmlRepository(account.Keys);
            });
        }

        private IServiceCollection AddSqlite(string path)
        {
            if (string.IsNullOrWhiteSpace(path))
            {
                throw new StorageSetupException("Storage:SqlitePath is empty. Set it to the path of the database file, or leave it out for .data/collabbot.db.");
            }

            services.AddSingleton(_ => new DatabaseDisk(path));
            services.AddSingleton(provider => SqliteDatabase.Open(path, provider.GetRequiredService<DatabaseDisk>()));
            services.AddSingleton<IObjectStore>(provider =>
                new SqliteObjectStore(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IWorkQueue>(provider =>
                new SqliteWorkQueue(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IWholeStore>(provider => new SqliteWholeStore(provider.GetRequiredService<SqliteDatabase>()));
            services.AddHostedService<OpenStorageAtStart>();
            return services.AddKeyRing(provider => new FileSystemXmlRepository(KeyRingFolder.Beside(path), provider.GetRequiredService<ILoggerFactory>()));
        }

        private IServiceCollection AddKeyRing(Func<IServiceProvider, IXmlRepository> repository)
        {
            services.AddDataProtection().SetApplicationName(ApplicationName);
            services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, provider) => keys.XmlRepository = repository(provider));
            services.AddSingleton<IKeyWrap, DataProtectionKeyWrap>();
            return services;
        }
    }
}
