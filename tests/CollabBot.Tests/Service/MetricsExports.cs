using System.Collections.Concurrent;
using System.Text;
using CollabBot.Core.Delivery;
using CollabBot.Service;
using CollabBot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>Metrics leave the process when the environment names a collector, and only then.</summary>
public sealed class MetricsExports : IDisposable
{
    private const int Patience = 10_000;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_collected_unless_a_collector_is_named()
    {
        await using var service = Build(null);

        Assert.Null(service.Services.GetService<MeterProvider>());
    }

    [Fact]
    public async Task A_collector_that_is_named_is_sent_what_was_measured()
    {
        var received = new ConcurrentQueue<string>();
        await using var collector = await CollectorAsync(received);
        await using var service = Build(collector.Urls.Single());
        var provider = service.Services.GetRequiredService<MeterProvider>();
        service.Services.GetRequiredService<DeliveryMetrics>().FoundOpen(1);

        Assert.True(provider.ForceFlush(Patience));

        Assert.Contains(received, body => body.Contains("collabbot.delivery.unknown", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("delta", MetricReaderTemporalityPreference.Delta)]
    [InlineData(null, MetricReaderTemporalityPreference.Cumulative)]
    public async Task Counts_are_since_the_last_export_where_the_environment_says_so(string? said, MetricReaderTemporalityPreference expected)
    {
        await using var service = Build("http://127.0.0.1:4318", said);

        Assert.NotNull(service.Services.GetService<MeterProvider>());
        Assert.Equal(expected, service.Services.GetRequiredService<IOptionsMonitor<MetricReaderOptions>>().CurrentValue.TemporalityPreference);
    }

    [Theory]
    [InlineData(null, 60_000)]
    [InlineData(1_000, 60_000)]
    [InlineData(300_000, 300_000)]
    public void Nobody_is_told_more_finely_than_by_the_minute(int? configured, int expected) => Assert.Equal(expected, MetricsExport.Interval(configured));

    private static async Task<WebApplication> CollectorAsync(ConcurrentQueue<string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/metrics", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            received.Enqueue(await reader.ReadToEndAsync(context.RequestAborted));
        });
        await collector.StartAsync(Live);
        return collector;
    }

    private WebApplication Build(string? collector, string? temporality = null)
    {
        var builder = ServiceHost.CreateBuilder("Development");
        builder.Logging.ClearProviders();
        builder.Configuration["Storage:SqlitePath"] = _folder.PathOf("store.db");
        builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector;
        builder.Configuration["OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"] = temporality;
        builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        return ServiceHost.Build(builder, ["http://127.0.0.1:0"]);
    }
}
