using System.Text;
using CollabBot.Core.Cadence;
using CollabBot.Core.Deletion;
using CollabBot.Core.Replicas;
using CollabBot.Core.Storage;
using CollabBot.Service;
using CollabBot.Service.Commands;
using CollabBot.Service.Deletion;
using CollabBot.Storage;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Demo;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CollabBot.Tests.Deletion;

/// <summary>A database file with <see cref="AnOrganisation"/> in it, and the verb.</summary>
internal sealed class ADatabase : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private ADatabase()
    {
    }

    public World World { get; } = AnOrganisation.NewWorld();

    public StringWriter Screen { get; } = new();

    public StringWriter Errors { get; } = new();

    public string Certificate => _folder.PathOf("certificate.json");

    private string Path => _folder.PathOf("store", "store.db");

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public static async Task<ADatabase> NewAsync()
    {
        var database = new ADatabase();
        await database.OpenAsync((store, queue) => AnOrganisation.LiveAsync(database.World, store, queue));
        return database;
    }

    public ADatabase Copy()
    {
        var copy = new ADatabase();
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy.Path)!);
        File.Copy(Path, copy.Path);
        return copy;
    }

    public async Task OpenAsync(Func<IObjectStore, IWorkQueue, Task> work)
    {
        using var database = Open();
        await work(new SqliteObjectStore(database, World.Time), new SqliteWorkQueue(database, World.Time));
    }

    public SqliteDatabase Open() => SqliteDatabase.Open(Path);

    /// <summary>Every key there is, with its content.</summary>
    public async Task<SortedDictionary<string, string>> ContentsAsync()
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var database = Open();
        var store = new SqliteObjectStore(database, World.Time);
        await foreach (var key in new SqliteWholeStore(database).ListAllAsync(Live))
        {
            contents[key.Value] = Encoding.UTF8.GetString((await store.GetAsync(key, Live) is { } stored ? stored.Body : await store.ReadLogAsync(key, Live)).Span);
        }

        return contents;
    }

    /// <summary>What a person with the disk in their hands finds in the database's files.</summary>
    public string Bytes() => string.Concat(Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));

    public Task<int> DeleteAsync(string? tenant = "tenant-1", string? team = null, bool yes = true) =>
        DeleteCommand.RunAsync(Local(), new DeletionWish(tenant, team, Certificate, yes, BesideReplicas: false), Demos.Redirected(Screen), Errors, Live);

    public Task<int> VerifyAsync() => DeleteCommand.VerifyAsync(Local(), Certificate, Demos.Redirected(Screen), Errors, Live);

    /// <summary>A deletion by a process that dies at one of its steps.</summary>
    /// <returns>False when it came to its end before.</returns>
    public async Task<bool> DiesAsync(DeletionScope scope, CrashPoint crash)
    {
        using var database = Open();
        var real = new SqliteObjectStore(database, World.Time);
        var store = new CrashingStore(real, crash);
        await using var services = new ServiceCollection()
            .AddSingleton<IObjectStore>(store)
            .AddSingleton<IWholeStore>(new SqliteWholeStore(database))
            .AddSingleton(new StorageOptions())
            .AddSingleton<ScheduleIndex>().AddSingleton<SeenReplicas>().AddSingleton<DeleteStored>()
            .BuildServiceProvider();
        var run = new DeletionRun(services, scope, Certificate);
        Assert.Null(await run.PrepareAsync(besideReplicas: false, Live));
        try
        {
            await run.DeleteAsync(Live);
            return false;
        }
        catch (CrashedException)
        {
            return true;
        }
    }

    public void Dispose()
    {
        Screen.Dispose();
        Errors.Dispose();
        _folder.Dispose();
    }

    private WebApplicationBuilder Local()
    {
        var builder = ServiceHost.CreateBuilder("Development");
        builder.Configuration["Storage:SqlitePath"] = Path;
        return builder;
    }
}
