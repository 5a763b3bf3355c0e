using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CollabBot.Benchmarks.Load;

/// <summary>Measures whole servers over HTTP on this machine.</summary>
internal static class LoadCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public static Command Create()
    {
        var seconds = new Option<double>("--seconds") { Description = "Length of one measurement.", DefaultValueFactory = _ => 4 };
        var warmUp = new Option<double>("--warm-up") { Description = "Seconds before the first measurement of each server and workload.", DefaultValueFactory = _ => 4 };
        var repetitions = new Option<int>("--repetitions") { Description = "How often each is measured, in turns with the others.", DefaultValueFactory = _ => 5 };
        var connections = new Option<int>("--connections") { Description = "Requests under way at a time.", DefaultValueFactory = _ => 16 };
        var json = new Option<FileInfo?>("--json") { Description = "File for all the figures." };
        var command = new Command("load", "Measures the bot framework over HTTP beside a bare server and a Newtonsoft.Json mapping.") { seconds, warmUp, repetitions, connections, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var plan = new LoadPlan(
                parsed.GetValue(connections),
                TimeSpan.FromSeconds(parsed.GetValue(warmUp)),
                TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                parsed.GetValue(repetitions));
            var results = await LoadRun.MeasureAsync(plan, cancellationToken);
            Console.WriteLine(LoadReport.Markdown(results));
            if (parsed.GetValue(json) is { } file)
            {
                await File.WriteAllTextAsync(file.FullName, JsonSerializer.Serialize(results, Json), cancellationToken);
            }
        });
        return command;
    }
}
