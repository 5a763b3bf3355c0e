using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Infra;

/// <summary>What a parameter set would deploy, each condition and loop worked out by the compiler; only what Azure itself gives (ids, addresses) is still an expression.</summary>
internal sealed class Deployment
{
    private const string Subscription = "00000000-0000-0000-0000-000000000001";
    private const string Tenant = "00000000-0000-0000-0000-000000000002";

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Snapshots = new(StringComparer.Ordinal);

    private readonly JsonArray _resources;

    private Deployment(JsonArray resources) => _resources = resources;

    public IEnumerable<JsonNode> All => _resources.Select(resource => resource!);

    /// <summary>A copy of its own, that a test may break.</summary>
    public static async Task<Deployment> OfAsync(string set)
    {
        Assert.SkipUnless(Bicep.IsHere, Bicep.NotHere);
        var json = await Snapshots.GetOrAdd(set, _ => new Lazy<Task<string>>(() => SnapshotAsync(set))).Value;
        return new Deployment(JsonNode.Parse(json)!["predictedResources"]!.AsArray());
    }

    public IEnumerable<JsonNode> Typed(string type) => All.Where(resource => resource["type"]!.GetValue<string>() == type);

    public JsonNode One(string type) => Assert.Single(Typed(type));

    /// <summary>Adds a resource, as a careless change would.</summary>
    public void Add(string json) => _resources.Add(JsonNode.Parse(json));

    public void Remove(JsonNode resource) => _resources.Remove(resource);

    /// <summary>What is set in the container of the service, by name; what it takes from elsewhere in the deployment is an expression.</summary>
    public Dictionary<string, string> Settings() => Service()["env"]!.AsArray().ToDictionary(entry => entry!["name"]!.GetValue<string>(), entry => entry!["value"]!.GetValue<string>(), StringComparer.Ordinal);

    public JsonNode Service() => One("Microsoft.App/containerApps")["properties"]!["template"]!["containers"]!.AsArray().Single(container => container!["name"]!.GetValue<string>() == "service")!;

    private static async Task<string> SnapshotAsync(string set)
    {
        using var folder = new TemporaryFolder();
        Bicep.CopyTo(folder);
        var (code, _, problems) = await Bicep.RunAsync(
            folder.PathOf("."), "snapshot", $"{set}.bicepparam", "--mode", "overwrite",
            "--subscription-id", Subscription, "--tenant-id", Tenant, "--resource-group", "rg", "--location", "uksouth");
        Assert.True(code == 0, problems);
        return await File.ReadAllTextAsync(folder.PathOf($"{set}.snapshot.json"));
    }
}
