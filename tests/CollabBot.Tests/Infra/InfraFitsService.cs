using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CollabBot.Core.Delivery;
using CollabBot.Service;
using CollabBot.Storage.Azure;
using CollabBot.Tests.Architecture;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CollabBot.Tests.Infra;

/// <summary>What the templates say of the service is what the service is: settings, port, paths, containers, queue, instruments.</summary>
public sealed partial class InfraFitsService
{
    private static readonly Uri Local = new(ServiceHost.DefaultUrl);

    /// <summary>What comes from elsewhere in a deployment, as Azure would give it.</summary>
    private static readonly Dictionary<string, string> Given = new(StringComparer.Ordinal)
    {
        ["AllowedHosts"] = "collabbotbot.example.uksouth.azurecontainerapps.io;localhost",
        ["AZURE_CLIENT_ID"] = "22222222-2222-4222-8222-222222222222",
        ["Bot__AppId"] = "22222222-2222-4222-8222-222222222222",
        ["Storage__AccountName"] = "collabbotexample",
        ["Storage__KeyVaultKey"] = "https://collabbot-example.vault.azure.net/keys/key-ring",
    };

    /// <summary>What others than the service read: the host, the identity's client, OpenTelemetry.</summary>
    private static readonly string[] OfOthers =
        ["ASPNETCORE_ENVIRONMENT", "AllowedHosts", "urls", "AZURE_CLIENT_ID", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"];

    public static TheoryData<string> Sets => [.. Bicep.Sets];

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task The_service_accepts_the_settings_of_a_set_where_there_is_a_compiler_for_the_platform(string set)
    {
        var settings = (await Deployment.OfAsync(set)).Settings();

        await using var app = Build(settings);

        Assert.NotNull(app.Services.GetRequiredService<WorkDispatcher>());
        Assert.All(settings.Keys, name => Assert.True(OfOthers.Contains(name, StringComparer.Ordinal) || name.Contains("__", StringComparison.Ordinal), name));
    }

    [Theory]
    [InlineData("Reporting__ReportLink", "https://example.org")]
    [InlineData("Storage__KeyVaultKey", "key-ring")]
    [InlineData("Bot__AppType", "UserAssignedMsi")]
    [InlineData("Bot__Tenant", "x")]
    public async Task A_setting_that_the_service_does_not_have_would_be_found_where_there_is_a_compiler_for_the_platform(string name, string value)
    {
        var settings = (await Deployment.OfAsync("production")).Settings();
        settings[name] = value;

        Assert.ThrowsAny<Exception>(() => Build(settings));
    }

    [Fact]
    public async Task Everything_that_can_be_said_in_a_parameter_file_is_a_setting_where_there_is_a_compiler_for_the_platform()
    {
        var source = await File.ReadAllTextAsync(Path.Combine(Bicep.Infra, "modules", "app.bicep"), TestContext.Current.CancellationToken);
        var settings = (await Deployment.OfAsync("production")).Settings();
        foreach (var name in SettingName().Matches(source).Select(match => match.Groups["name"].Value.Replace("${i}", "0", StringComparison.Ordinal)))
        {
            settings.TryAdd(name, name.StartsWith("Comments", StringComparison.Ordinal) ? "https://example.org" : "33333333-3333-4333-8333-333333333333");
        }

        await using var app = Build(settings);

        string[] said = ["Bot__AllowedTenants__0", "Administrators__ObjectIds__0", "Comments__ReportLink", "Reporting__ComplaintContact"];
        Assert.All(said, name => Assert.Contains(name, settings.Keys));
    }

    [Fact]
    public async Task Ports_and_paths_are_those_that_the_service_listens_on_where_there_is_a_compiler_for_the_platform()
    {
        var deployment = await Deployment.OfAsync("production");
        await using var app = Build(deployment.Settings());
        var paths = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}").ToHashSet(StringComparer.Ordinal);
        var probes = deployment.Service()["probes"]!.AsArray();

        Assert.Equal($"http://+:{Local.Port}", deployment.Settings()["urls"]);
        Assert.Equal(Local.Port, deployment.One("Microsoft.App/containerApps").At("properties.configuration.ingress.targetPort")!.GetValue<int>());
        Assert.Equal(["Startup", "Liveness", "Readiness"], probes.Select(probe => probe!["type"]!.GetValue<string>()));
        Assert.All(probes, probe => Assert.Equal(Local.Port, probe!.At("httpGet.port")!.GetValue<int>()));
        Assert.Equal(["/health/startup", "/health/live", "/health/ready"], probes.Select(probe => probe!.At("httpGet.path")!.GetValue<string>()));
        Assert.Superset(new HashSet<string>(["/api/messages", "/health/startup", "/health/live", "/health/ready"], StringComparer.Ordinal), paths);

        // The service turns away calls by a name that it was not told, those of a probe by address too.
        Assert.All(probes, probe => Assert.Equal("localhost", probe!.At("httpGet.httpHeaders")!.AsArray().Single(header => header!["name"]!.GetValue<string>() == "Host")!["value"]!.GetValue<string>()));
        Assert.Contains("localhost", deployment.Settings()["AllowedHosts"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Containers_and_queue_are_those_that_the_service_uses_where_there_is_a_compiler_for_the_platform()
    {
        var deployment = await Deployment.OfAsync("production");

        Assert.Equal([AzureAccount.ObjectsName, AzureAccount.KeysName], Names("Microsoft.Storage/storageAccounts/blobServices/containers"));
        Assert.Equal([WorkHints.Queue], Names("Microsoft.Storage/storageAccounts/queueServices/queues"));

        IEnumerable<string> Names(string type) => deployment.Typed(type).Select(resource => resource["name"]!.GetValue<string>().Split('/')[^1]);
    }

    [Fact]
    public async Task Metrics_go_to_the_collector_beside_the_service_where_there_is_a_compiler_for_the_platform()
    {
        var deployment = await Deployment.OfAsync("production");
        var collector = deployment.One("Microsoft.App/containerApps").At("properties.template.containers")!.AsArray().Single(container => container!["name"]!.GetValue<string>() == "collector")!;
        var configuration = collector["env"]!.AsArray().Single(entry => entry!["name"]!.GetValue<string>() == "COLLECTOR_CONFIG")!["value"]!.GetValue<string>();

        Assert.Contains($"endpoint: {new Uri(deployment.Settings()["OTEL_EXPORTER_OTLP_ENDPOINT"]).Authority}", configuration, StringComparison.Ordinal);
        Assert.DoesNotContain("traces:", configuration, StringComparison.Ordinal);
        Assert.DoesNotContain("logs:", configuration, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_alert_asks_for_instruments_and_reasons_that_the_service_has()
    {
        var alerts = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Bicep.Infra, "modules", "alerts.json"), TestContext.Current.CancellationToken))!.AsArray();
        var source = string.Concat(SourceFiles.CSharp().Select(SourceFiles.Text));
        var instruments = Instrument().Matches(source).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var asked = alerts.SelectMany(alert => AskedInstrument().Matches(alert!["query"]!.GetValue<string>())).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.True(asked.Count >= 10);
        Assert.Subset(instruments, asked);
        Assert.All(alerts.SelectMany(alert => AskedValue().Matches(alert!["query"]!.GetValue<string>())), match => Assert.Contains($"\"{match.Groups["value"].Value}\"", source, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_must_never_be_wakes_somebody_at_once_where_there_is_a_compiler_for_the_platform()
    {
        var alerts = (await Deployment.OfAsync("production")).Typed("Microsoft.Insights/scheduledQueryRules").ToDictionary(alert => alert["name"]!.GetValue<string>(), StringComparer.Ordinal);

        foreach (var name in (string[])["purge-overdue", "release-withheld", "key-used"])
        {
            var alert = alerts[$"collabbot-{name}"];
            Assert.Equal(0, alert.At("properties.severity")!.GetValue<int>());
            Assert.Single(alert.At("properties.actions.actionGroups")!.AsArray());
        }

        // Who the service is, is known when it is deployed.
        Assert.Contains(".outputs.clientId.value", alerts["collabbot-key-used"].At("properties.criteria.allOf")![0]!["query"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static WebApplication Build(Dictionary<string, string> settings)
    {
        var builder = ServiceHost.CreateBuilder("Production");
        builder.Logging.ClearProviders();
        foreach (var (name, value) in settings)
        {
            builder.Configuration[name.Replace("__", ":", StringComparison.Ordinal)] = value.StartsWith('[') ? Given[name] : value;
        }

        return ServiceHost.Build(builder, [settings["urls"]]);
    }

    [GeneratedRegex(@"(?<name>[A-Z][A-Za-z]+__[A-Za-z]+(__\$\{i\})?)'?[ :,]")]
    private static partial Regex SettingName();

    [GeneratedRegex(@"Create\w+(<\w+>)?\(\s*""(?<name>collabbot\.[a-z_.]+)""")]
    private static partial Regex Instrument();

    [GeneratedRegex("'(?<name>collabbot\\.[a-z_.]+)'")]
    private static partial Regex AskedInstrument();

    [GeneratedRegex(@"Properties\.\w+\) == '(?<value>\w+)'")]
    private static partial Regex AskedValue();
}
