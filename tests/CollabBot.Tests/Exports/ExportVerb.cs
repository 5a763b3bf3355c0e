using System.Text.Json.Nodes;
using CollabBot.Service.Commands;
using CollabBot.Tests.Service;
using Xunit;

namespace CollabBot.Tests.Exports;

/// <summary>The verb, and what it wrote.</summary>
internal static class ExportVerb
{
    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public static Task<int> ExportAsync(this AnInstallation here, string? team = null, string? tenant = null, string file = "out.json", bool foi = false, bool force = false, string? format = null) =>
        ExportCommand.RunAsync(here.Local(), new ExportWish(team, tenant, here.PathOf(file), format, foi, force), here.Console, here.Errors, Live);

    /// <summary>The same command, and the file that it wrote.</summary>
    public static async Task<JsonObject> ExportedAsync(this AnInstallation here, string? team = null, string? tenant = null, bool foi = false)
    {
        Assert.Equal((0, ""), (await here.ExportAsync(team, tenant, foi: foi, force: true), here.Complaints));
        return JsonNode.Parse(here.Text("out.json"))!.AsObject();
    }

    public static IReadOnlyList<JsonNode> Rows(JsonObject file, string record) => [.. file["rows"]!.AsArray().Where(row => (string)row!["record"]! == record).Select(row => row!)];
}
