using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace CollabBot.Service;

/// <summary>Sends metrics to a collector over OTLP, when the environment names one; else nothing is collected and nothing leaves the machine.</summary>
/// <remarks>Where, how and with which headers is set as for every OpenTelemetry program: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, <c>…_PROTOCOL</c>, <c>…_HEADERS</c>.</remarks>
internal static class MetricsExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "collabbot";

    /// <summary>When an answer was saved is next to who had a card open then: nobody is told more finely, and no exemplar tells the instant of one.</summary>
    internal const int ShortestIntervalMilliseconds = 60_000;

    /// <summary>
    /// Ours, and what the framework says of itself; neither holds an id of anybody. Without <c>System.Net.Http</c>: it counts real calls, and beside the
    /// reminders, which are counted for everybody, that would tell how many had answered.
    /// </summary>
    private static readonly string[] Meters =
    [
        "CollabBot.*",
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
    ];

    public static void AddMetricsExport(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName))
            .WithMetrics(metrics => metrics.AddMeter(Meters).SetExemplarFilter(ExemplarFilterType.AlwaysOff).AddOtlpExporter(Slowly));
    }

    /// <returns>The interval that is set, but not below the shortest.</returns>
    internal static int Interval(int? configured) => Math.Max(configured ?? ShortestIntervalMilliseconds, ShortestIntervalMilliseconds);

    private static void Slowly(OtlpExporterOptions exporter, MetricReaderOptions reader)
    {
        var periodic = reader.PeriodicExportingMetricReaderOptions;
        periodic.ExportIntervalMilliseconds = Interval(periodic.ExportIntervalMilliseconds);
    }
}
