using System.Globalization;
using System.Text;

namespace CollabBot.Benchmarks.Load;

/// <summary>Results as a table, and beside what they should be.</summary>
internal static class LoadReport
{
    private const double Kilobyte = 1024;

    private static readonly (string Wanted, string Workload, Variant Variant, Func<LoadFigures, double> Figure, Func<double, bool> IsMet)[] Targets =
    [
        ("with tokens, at least 60 % of the bare server's requests/s", Workload.Echo.Name, Variant.Guarded, figures => figures.ShareOfBare, share => share >= 0.6),
        ("with tokens, at least 60 % of the bare server's requests/s", Workload.CardInvoke.Name, Variant.Guarded, figures => figures.ShareOfBare, share => share >= 0.6),
        ("at most 20 KB allocated, the send included", Workload.Echo.Name, Variant.Open, figures => figures.AllocatedBytes / Kilobyte, size => size <= 20),
        ("at most 12 KB allocated", Workload.CardInvoke.Name, Variant.Open, figures => figures.AllocatedBytes / Kilobyte, size => size <= 12),
    ];

    public static string Markdown(IReadOnlyList<LoadResult> results)
    {
        var text = new StringBuilder("| workload | server | requests/s (min–max) | of bare (min–max) | p50 ms | p99 ms | KB allocated | CPU s per 1,000 |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var result in results)
        {
            var rate = result.Of(figures => figures.RequestsPerSecond);
            var share = result.Of(figures => figures.ShareOfBare);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {result.Workload} | {Name(result.Variant)} | {rate.Median:N0} ({rate.Min:N0}–{rate.Max:N0}) | {share.Median:P0} ({share.Min:P0}–{share.Max:P0}) ");
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Median(figures => figures.P50):F2} | {Median(figures => figures.P99):F2} | {Median(figures => figures.AllocatedBytes) / Kilobyte:F1} | {Median(figures => figures.CpuSeconds):F3} |\n");

            double Median(Func<LoadFigures, double> figure) => result.Of(figure).Median;
        }

        text.Append("\nMedians of the rounds; 1 KB is 1,024 bytes.\n\n");
        foreach (var (wanted, workload, variant, figure, isMet) in Targets)
        {
            var got = results.Single(result => result.Workload == workload && result.Variant == variant).Of(figure).Median;
            text.Append(CultureInfo.InvariantCulture, $"- {(isMet(got) ? "pass" : "MISS")}: {workload}, {wanted} ({got:F2})\n");
        }

        return text.ToString();
    }

    private static string Name(Variant variant) => variant switch
    {
        Variant.Bare => "bare",
        Variant.Open => "CollabBot, tokens off",
        Variant.Guarded => "CollabBot, tokens on",
        Variant.Newtonsoft => "Newtonsoft.Json mapping",
        _ => throw new ArgumentOutOfRangeException(nameof(variant)),
    };
}
