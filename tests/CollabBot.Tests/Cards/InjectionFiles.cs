using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.Service.Commands;
using CollabBot.Tests.Exports;
using CollabBot.Tests.Service;
using CsvHelper;
using CsvHelper.Configuration;
using Xunit;

namespace CollabBot.Tests.Cards;

/// <summary>The files that an operator gets out of a store, and what of people's texts is in them.</summary>
internal static class InjectionFiles
{
    private static CancellationToken Live => TestContext.Current.CancellationToken;

    /// <summary>Exports and the certificate of a deletion, which is the last thing that can be done.</summary>
    public static async Task LookAtFilesAsync(this InjectionSinks sinks, AnInstallation here, string tenant)
    {
        Assert.Equal((0, ""), (await here.ExportAsync(tenant: tenant, file: "all.csv"), here.Complaints));
        Assert.Equal((0, ""), (await here.ExportAsync(tenant: tenant, file: "all.json"), here.Complaints));
        Assert.True(LookAtTable(sinks, here.PathOf("all.csv")) > 0);
        foreach (var value in AServiceHost.Nodes(JsonNode.Parse(here.Text("all.json"))!).OfType<JsonValue>())
        {
            sinks.LookAt("json", value.ToString(), mayHold: true);
        }

        Assert.Equal((0, ""), (await DeleteCommand.RunAsync(here.Local(), new DeletionWish(tenant, null, here.PathOf("certificate.json"), true, BesideReplicas: false), here.Console, here.Errors, Live), here.Complaints));
        LookAtLines(sinks, "certificate", here.Text("certificate.json"));
    }

    private static int LookAtTable(InjectionSinks sinks, string path)
    {
        using var reader = new StreamReader(path);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        Assert.True(csv.Read() && csv.ReadHeader());
        var rows = 0;
        for (; csv.Read(); rows++)
        {
            Assert.Equal(csv.HeaderRecord!.Length, csv.Parser.Count);
            foreach (var column in csv.HeaderRecord)
            {
                var cell = csv.GetField(column)!;
                Assert.False(cell is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20', ..], $"row {rows}, {column}");
                sinks.LookAt("csv", cell, mayHold: true);
            }
        }

        return rows;
    }

    private static void LookAtLines(InjectionSinks sinks, string sink, string text)
    {
        Assert.NotEmpty(text);
        foreach (var line in text.Split(Environment.NewLine))
        {
            sinks.LookAt(sink, line, mayHold: false);
        }
    }
}
