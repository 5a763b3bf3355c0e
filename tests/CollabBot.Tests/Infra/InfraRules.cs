using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CollabBot.Tests.Infra;

/// <summary>The rules of the infrastructure: what protects answers, and what keeps the service running.</summary>
internal static partial class InfraRules
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string Blobs = $"{Account}/blobServices";
    private const string Vault = "Microsoft.KeyVault/vaults";
    private const string App = "Microsoft.App/containerApps";
    private const string Route = "Microsoft.App/managedEnvironments/httpRouteConfigs";
    private const string Bot = "Microsoft.BotService/botServices";
    private const string Channel = $"{Bot}/channels";
    private const string Registry = "Microsoft.ContainerRegistry/registries";
    private const string Role = "Microsoft.Authorization/roleAssignments";
    private const string Workspace = "Microsoft.OperationalInsights/workspaces";
    private const string Private = "uk-public-sector";

    /// <summary>Blob data, queue data, wrap with the key, pull the image: all that the service may do, and on what.</summary>
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = Account,
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = Account,
        ["e147488a-f6f5-4113-8e2d-b22465e65bf6"] = $"{Vault}/keys",
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = Registry,
    };

    private static readonly string[] Logged = [Blobs, $"{Account}/queueServices", Vault, Registry, "Microsoft.App/managedEnvironments", Bot];

    public static IReadOnlyList<InfraRule> All { get; } =
    [
        Flag("no blob is public", Account, "properties.allowBlobPublicAccess", false),
        Flag("the account has no shared keys", Account, "properties.allowSharedKeyAccess", false),
        Flag("the account is copied to no other tenant", Account, "properties.allowCrossTenantReplication", false),
        Flag("the account asks for identities", Account, "properties.defaultToOAuthAuthentication", true),
        Flag("the account speaks https alone", Account, "properties.supportsHttpsTrafficOnly", true),
        Word("the account speaks TLS 1.2 or later", Account, "properties.minimumTlsVersion", "TLS1_2", "TLS1_0"),
        Word("the account lets in whom it names", Account, "properties.networkAcls.defaultAction", "Deny", "Allow"),
        Word("the account is private", Account, "properties.publicNetworkAccess", "Disabled", "Enabled", Private),
        Flag("a deleted blob is gone", Blobs, "properties.deleteRetentionPolicy.enabled", false),
        Flag("no blob has older versions", Blobs, "properties.isVersioningEnabled", false),
        Flag("no change feed tells who answered when", Blobs, "properties.changeFeed.enabled", false),
        Flag("nothing is restored to a point in time", Blobs, "properties.restorePolicy.enabled", false),
        Flag("the vault asks for roles", Vault, "properties.enableRbacAuthorization", true),
        Flag("the vault cannot be purged", Vault, "properties.enablePurgeProtection", true),
        Word("the vault lets in whom it names", Vault, "properties.networkAcls.defaultAction", "Deny", "Allow"),
        Word("the vault is private", Vault, "properties.publicNetworkAccess", "Disabled", "Enabled", Private),
        new("the key does nothing but wrap", at => at.One($"{Vault}/keys").At("properties.keyOps")!.AsArray().Select(op => op!.GetValue<string>()).Order(StringComparer.Ordinal).SequenceEqual(["unwrapKey", "wrapKey"]),
            at => at.One($"{Vault}/keys").At("properties.keyOps")!.AsArray().Add("decrypt")),
        new("the vault holds no secrets", at => !at.Typed($"{Vault}/secrets").Any(), at => at.Add($$"""{ "type": "{{Vault}}/secrets", "name": "x" }""")),
        new("one identity has four roles and no more", HasTheRoles, at => at.Add($$"""{ "type": "{{Role}}", "id": "/subscriptions/x/resourceGroups/rg/providers/{{Account}}/x'", "properties": { "roleDefinitionId": "/x/b7e6dc6d-f1e8-4753-8033-0f276bb0955b" } }""")),
        new("the roles are for the service, not for people", at => at.Typed(Role).All(role => role.Is("properties.principalType", "ServicePrincipal")), at => at.Typed(Role).First().Set("properties.principalType", "User")),
        Flag("the service is reached by its route alone", App, "properties.configuration.ingress.external", false),
        Flag("the service is not reached in the clear", App, "properties.configuration.ingress.allowInsecure", false),
        new("nothing but messages leads in", at => Routes(at).Select(path => path?.GetValue<string>()).SequenceEqual(["/api/messages"]), at => at.One(Route).At("properties.rules")![0]!["routes"]!.AsArray().Add(JsonNode.Parse("""{ "match": { "prefix": "/" } }"""))),
        new("somebody always looks after the schedule", at => at.One(App).At("properties.template.scale.minReplicas")!.GetValue<int>() >= 1, at => at.One(App).Set("properties.template.scale.minReplicas", 0)),
        new("the queue is watched with the identity", at => Scaling(at) is { } queue && queue["identity"] is not null && queue["auth"] is null, at => Scaling(at)!.AsObject().Remove("identity")),
        new("each container has its share and no more", at => at.One(App).At("properties.template.containers")!.AsArray().All(container => container!["resources"]!["cpu"] is not null), at => at.Service()["resources"]!.AsObject().Remove("cpu")),
        new("images are pinned", at => at.One(App).At("properties.template.containers")!.AsArray().All(container => Pinned().IsMatch(container!["image"]!.GetValue<string>())), at => at.Service()["image"] = "example.azurecr.io/collabbot:latest"),
        Flag("nobody pulls with a password", Registry, "properties.adminUserEnabled", false),
        new("Teams is the only channel", at => at.Typed(Channel).Select(channel => channel.At("properties.channelName")!.GetValue<string>()).SequenceEqual(["MsTeamsChannel"]), at => at.Add($$"""{ "type": "{{Channel}}", "properties": { "channelName": "DirectLineChannel" } }""")),
        Word("the bot is its identity", Bot, "properties.msaAppType", "UserAssignedMSI", "MultiTenant"),
        Flag("the bot has no keys", Bot, "properties.disableLocalAuth", true),
        new("everything lies in the United Kingdom", at => at.All.Select(resource => resource["location"]?.GetValue<string>()).All(place => place is null or "global" or "uksouth" or "ukwest"), at => at.One(Account)["location"] = "westeurope"),
        new("logs are kept for a month and no longer", at => at.One(Workspace).At("properties.retentionInDays")!.GetValue<int>() == 30, at => at.One(Workspace).Set("properties.retentionInDays", 730)),
        new("what matters is logged", IsLogged, at => at.Remove(Diagnostics(at).First())),
        new("no log holds the names of blobs", at => Diagnostics(at).Where(setting => Of(setting).StartsWith(Account, StringComparison.Ordinal)).All(setting => setting["properties"]!["logs"] is null), at => Diagnostics(at).First(setting => Of(setting).StartsWith(Account, StringComparison.Ordinal)).Set("properties.logs", JsonNode.Parse("""[{ "category": "StorageRead", "enabled": true }]"""))),
        new("the state is not deleted in passing", at => at.Typed("Microsoft.Authorization/locks").Any(), at => at.Remove(at.One("Microsoft.Authorization/locks")), "production", Private),
        new("state lies in several zones", at => at.One(Account).Is("sku.name", "Standard_ZRS"), at => at.One(Account).Set("sku.name", "Standard_LRS"), "production", Private),
        new("storage and vault answer by private endpoints", at => Groups(at).SequenceEqual(["blob", "queue", "vault"]) && at.Typed("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").Count() == 3, at => at.Remove(at.Typed("Microsoft.Network/privateEndpoints").First()), Private),
    ];

    private static InfraRule Flag(string name, string type, string path, bool wanted) => new(name, at => at.Typed(type).Any() && at.Typed(type).All(one => one.Is(path, wanted)), at => at.Typed(type).First().Set(path, !wanted));

    private static InfraRule Word(string name, string type, string path, string wanted, string wrong, params string[] sets) => new(name, at => at.Typed(type).Any() && at.Typed(type).All(one => one.Is(path, wanted)), at => at.Typed(type).First().Set(path, wrong), sets);

    private static bool HasTheRoles(Deployment at) =>
        at.Typed(Role).Select(role => (role.At("properties.roleDefinitionId")!.GetValue<string>().Split('/')[^1], Of(role))).Order()
            .SequenceEqual(Roles.Select(role => (role.Key, role.Value)).Order());

    private static IEnumerable<JsonNode?> Routes(Deployment at) =>
        at.One(Route).At("properties.rules")!.AsArray().SelectMany(rule => rule!["routes"]!.AsArray()).Select(route => route!["match"]!["path"]);

    private static JsonNode? Scaling(Deployment at) => at.One(App).At("properties.template.scale.rules")!.AsArray().Select(rule => rule!["azureQueue"]).FirstOrDefault(queue => queue is not null);

    private static IEnumerable<JsonNode> Diagnostics(Deployment at) => at.Typed("Microsoft.Insights/diagnosticSettings");

    private static bool IsLogged(Deployment at) => Logged.All(type => Diagnostics(at).Any(setting => Of(setting) == type));

    /// <summary>The type of what a role or a setting is on.</summary>
    private static string Of(JsonNode extension)
    {
        var place = Place().Match(extension["id"]!.GetValue<string>()).Groups["place"].Value.Split('/');
        return string.Join('/', place.Where((_, i) => i == 0 || i % 2 == 1));
    }

    private static IEnumerable<string> Groups(Deployment at) =>
        at.Typed("Microsoft.Network/privateEndpoints").Select(endpoint => endpoint.At("properties.privateLinkServiceConnections")![0]!["properties"]!["groupIds"]![0]!.GetValue<string>()).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"/resourceGroups/rg/providers/(?<place>[A-Za-z0-9./-]+?)('|/providers/Microsoft\.Insights)")]
    private static partial Regex Place();

    [GeneratedRegex(@":\d+\.\d+(\.\d+)?[-\w]*$")]
    private static partial Regex Pinned();
}
