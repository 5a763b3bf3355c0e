using System.Text;
using System.Text.Json.Nodes;
using CollabBot.Core.Storage;
using CollabBot.Service;
using CollabBot.Service.Commands;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Demo;
using CollabBot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace CollabBot.Tests.Exports;

/// <summary>The verb on a real database, and what it wrote.</summary>
internal sealed class ExportVerb : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StringWriter Screen { get; } = new();

    public StringWriter Errors { get; } = new();

    public string DatabasePath => _folder.PathOf("store.db");

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>What lies beside the database.</summary>
    public string[] Files() => [.. Directory.GetFiles(_folder.PathOf()).Select(path => Path.GetFileName(path)!).Where(name => !name.StartsWith("store.db", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public async Task StoreAsync(Func<IObjectStore, Task> write, TimeProvider? time = null)
    {
        using var database = SqliteDatabase.Open(DatabasePath);
        await write(new SqliteObjectStore(database, time ?? TimeProvider.System));
    }

    public Task<int> RunAsync(string? team = null, string? tenant = null, string file = "out.json", bool foi = false, bool force = false, string? format = null) =>
        ExportCommand.RunAsync(Local(), new ExportWish(team, tenant, PathOf(file), format, foi, force), Demos.Redirected(Screen), Errors, Live);

    /// <summary>The same command, and the file that it wrote.</summary>
    public async Task<JsonObject> ReadAsync(string? team = null, string? tenant = null, bool foi = false)
    {
        Assert.Equal((0, ""), (await RunAsync(team, tenant, foi: foi, force: true), Errors.ToString()));
        return JsonNode.Parse(Text("out.json"))!.AsObject();
    }

    public string Text(string file) => Encoding.UTF8.GetString(File.ReadAllBytes(PathOf(file)));

    public static IReadOnlyList<JsonNode> Rows(JsonObject file, string record) => [.. file["rows"]!.AsArray().Where(row => (string)row!["record"]! == record).Select(row => row!)];

    public void Dispose()
    {
        Screen.Dispose();
        Errors.Dispose();
        _folder.Dispose();
    }

    private WebApplicationBuilder Local()
    {
        var builder = ServiceHost.CreateBuilder("Development");
        builder.Configuration["Storage:SqlitePath"] = DatabasePath;
        return builder;
    }
}
