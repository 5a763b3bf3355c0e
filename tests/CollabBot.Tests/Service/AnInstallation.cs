using System.Text;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Service;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Demo;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>A database file in a folder of its own, and whoever runs verbs on it: what they are shown, and what they are told went wrong.</summary>
internal sealed class AnInstallation : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _screen = new();

    public AnInstallation() => Console = Demos.Redirected(_screen);

    /// <summary>What the verbs write on.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>The same for those that write plain lines.</summary>
    public TextWriter Screen => _screen;

    public StringWriter Errors { get; } = new();

    /// <summary>All that was written on the screen since <see cref="Clear"/>.</summary>
    public string Shown => _screen.ToString();

    /// <summary>All that was complained of since <see cref="Clear"/>.</summary>
    public string Complaints => Errors.ToString();

    public string DatabasePath => _folder.PathOf("store.db");

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>What lies beside the database.</summary>
    public string[] Files() => [.. Directory.GetFiles(_folder.PathOf()).Select(path => Path.GetFileName(path)!).Where(name => !name.StartsWith("store.db", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public string Text(string file) => Encoding.UTF8.GetString(File.ReadAllBytes(PathOf(file)));

    public void Clear()
    {
        _screen.GetStringBuilder().Clear();
        Errors.GetStringBuilder().Clear();
    }

    /// <summary>What a verb is started with.</summary>
    /// <param name="last">What is to be registered after everything else, and so in place of it.</param>
    public WebApplicationBuilder Local(Action<IServiceCollection>? last = null)
    {
        var builder = ServiceHost.CreateBuilder("Development");
        builder.Configuration["Storage:SqlitePath"] = DatabasePath;
        if (last is not null)
        {
            builder.Host.UseServiceProviderFactory(new CountedStore.ServiceProviderFactory(last));
        }

        return builder;
    }

    /// <summary>The database while a service or another process has it.</summary>
    public SqliteDatabase Open() => SqliteDatabase.Open(DatabasePath);

    public Task OnStoreAsync(Func<IObjectStore, Task> work, TimeProvider? time = null) => OnStoreAsync((store, _) => work(store), time);

    public async Task OnStoreAsync(Func<IObjectStore, IWorkQueue, Task> work, TimeProvider? time = null)
    {
        using var database = Open();
        await work(new SqliteObjectStore(database, time ?? TimeProvider.System), new SqliteWorkQueue(database, time ?? TimeProvider.System));
    }

    /// <summary>The usual team, as its record stands in the store.</summary>
    public Task AddTeamAsync(Func<Team, Team>? change = null) => OnStoreAsync(store =>
    {
        var teams = new TeamRegistry(store, new MemoryKeyWrap());
        return teams.UpdateAsync(ARound.Team, current => (change ?? (team => team))(current ?? new Team
        {
            Ref = ARound.Team,
            Status = TeamStatus.Active,
            InstalledAt = World.Monday,
            Admins = [Engine.Admin],
            SummaryChannel = Engine.Channel,
            WrappedAssignmentKey = teams.NewAssignmentKey(),
        }), Live);
    });

    /// <summary>Changes the text of a log by hand.</summary>
    public Task RewriteLogAsync(StoreKey key, Func<string, string> change) => OnStoreAsync(async store =>
    {
        var was = Encoding.UTF8.GetString((await store.ReadLogAsync(key, Live)).Span);
        var becomes = change(was);
        Assert.NotEqual(was, becomes);
        await store.DeleteAsync(key, null, Live);
        await store.AppendAsync(key, Encoding.UTF8.GetBytes(becomes), 0, Live);
    });

    /// <summary>Changes a document by hand as somebody would who knows the format: with a checksum that fits.</summary>
    public Task RewriteAsync(StoreKey below, string ending, string was, string becomes) => OnStoreAsync(async store =>
    {
        var keys = new List<StoreKey>();
        await foreach (var entry in store.ListAsync(below, Live))
        {
            if (entry.Key.Value.EndsWith(ending, StringComparison.Ordinal))
            {
                keys.Add(entry.Key);
            }
        }

        var key = Assert.Single(keys);
        var stored = (await store.GetAsync(key, Live))!;
        var text = Encoding.UTF8.GetString(stored.Body.Span);
        Assert.Contains(was, text, StringComparison.Ordinal);
        var value = text[(text.IndexOf("\"value\":", StringComparison.Ordinal) + 8)..^1].Replace(was, becomes, StringComparison.Ordinal);
        Assert.NotNull(await store.PutIfAsync(key, DocumentFormat.Write(Encoding.UTF8.GetBytes(value)), stored.Revision, Live));
    });

    public void Dispose()
    {
        _screen.Dispose();
        Errors.Dispose();
        _folder.Dispose();
    }
}
