using System.Text.Json;
using CollabBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>Looks at everything from outside the service: with its settings and on its store, or by asking it where the store is its own.</summary>
/// <remarks>Starts nothing that works or listens.</remarks>
internal static class Examination
{
    private const string Configuration = "configuration";
    private const string Manifest = "manifest";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="builder">With the settings that the service would have.</param>
    /// <param name="service">Where the service listens, if it runs.</param>
    public static async Task<IReadOnlyList<Finding>> RunAsync(WebApplicationBuilder builder, Uri service, CancellationToken cancellationToken)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new Vantage(MayBeStopped: !IsAzure(builder.Configuration)));
        return [.. await LookAsync(builder, service, cancellationToken), LookForManifest()];
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(WebApplicationBuilder builder, Uri service, CancellationToken cancellationToken)
    {
        var configured = new Finding(Configuration, FindingStatus.Ok, $"The settings are complete for {builder.Environment.EnvironmentName}.");
        try
        {
            // Putting the parts together opens the database, which is where it turns out that somebody else has it.
            await using var app = ServiceHost.Build(builder, [service.OriginalString]);
            return [configured, .. await app.Services.GetRequiredService<HealthCheckService>().LookAsync(check => check.Name != HealthChecks.Draining, cancellationToken)];
        }
        catch (ConfigurationException e)
        {
            return [.. e.Problems.Select(problem => new Finding(Configuration, FindingStatus.Wrong, problem)), new Finding("store", FindingStatus.None, "Not looked at: first mend the settings.")];
        }
        catch (StorageSetupException e) when (e.IsInUse)
        {
            return [configured, .. await AskAsync(service, cancellationToken)];
        }
        catch (StorageSetupException e)
        {
            return [configured, new Finding("store", FindingStatus.Wrong, e.Message)];
        }
    }

    private static async Task<IReadOnlyList<Finding>> AskAsync(Uri service, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var straight = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var http = new HttpClient(straight, disposeHandler: false);
        try
        {
            using var response = await http.GetAsync(new Uri(service, "/health/deep"), limit.Token);
            await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
            if (await JsonSerializer.DeserializeAsync(body, HealthJson.Default.HealthAnswer, limit.Token) is { } answer)
            {
                return [new Finding("service", FindingStatus.Ok, $"A service runs and has the database to itself, so it was asked, at {service}."), .. answer.Checks];
            }
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Whatever it was, it was no answer of ours.
        }

        return [new Finding("service", FindingStatus.Wrong, $"Another process has the database, and no CollabBot answers at {service}. If one listens elsewhere, name its address with --url; else stop that process.")];
    }

    private static Finding LookForManifest()
    {
        var path = Path.Combine(Manifest, "manifest.json");
        return new Finding(Manifest, FindingStatus.None, File.Exists(path)
            ? $"{path} was not looked at; check it with \"atk validate --manifest-file {path}\"."
            : "There is none here to check.");
    }

    private static bool IsAzure(ConfigurationManager configuration) =>
        string.Equals(configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.Provider)}"], StorageOptions.Azure, StringComparison.OrdinalIgnoreCase);
}
