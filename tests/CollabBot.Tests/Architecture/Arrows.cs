using System.Reflection;
using CollabBot.BotFramework;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Service.Workers;
using CollabBot.Storage;
using CollabBot.Teams;
using Xunit;

namespace CollabBot.Tests.Architecture;

/// <summary>Which project may know which: Service → {Teams, Storage} → Core → Languages, Teams → BotFramework → Languages, and no arrow more.</summary>
public sealed class Arrows
{
    private static readonly Dictionary<string, Assembly> Ours = new(StringComparer.Ordinal)
    {
        ["Languages"] = typeof(Phrase).Assembly,
        ["Core"] = typeof(TeamRegistry).Assembly,
        ["BotFramework"] = typeof(IBot).Assembly,
        ["Storage"] = typeof(StorageServices).Assembly,
        ["Teams"] = typeof(TeamsServices).Assembly,
        ["Service"] = typeof(Worker).Assembly,
    };

    private static readonly string[] WordsOfTheEdge = ["AdaptiveCard", "Activity", "Connector", "ServiceUrl", "InvokeResponse", "msteams", "Microsoft Teams"];

    [Theory]
    [InlineData("Languages", "")]
    [InlineData("Core", "Languages")]
    [InlineData("BotFramework", "Languages")]
    [InlineData("Storage", "Core")]
    [InlineData("Teams", "BotFramework Core Languages")]
    [InlineData("Service", "BotFramework Core Storage Teams")]
    public void A_project_references_those_of_ours_that_it_may_and_no_other(string project, string allowed) =>
        Assert.Equal(
            allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            References(project).Where(name => name.StartsWith("CollabBot.", StringComparison.Ordinal)).Select(name => name["CollabBot.".Length..]).Order(StringComparer.Ordinal));

    [Fact]
    public void The_rules_know_no_web_no_database_no_cloud_and_no_host() =>
        Assert.DoesNotContain(References("Core"), name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("NodaTime" or "MathNet.Numerics" or "CollabBot.Languages"));

    [Theory]
    [InlineData("BotFramework", "Microsoft.Data.Sqlite")]
    [InlineData("Teams", "Microsoft.Data.Sqlite")]
    [InlineData("Service", "Microsoft.Data.Sqlite")]
    [InlineData("BotFramework", "Azure.Storage")]
    [InlineData("Teams", "Azure.")]
    [InlineData("Teams", "Polly")]
    public void What_one_project_hides_no_other_sees(string project, string hidden) =>
        Assert.DoesNotContain(References(project), name => name.StartsWith(hidden, StringComparison.Ordinal));

    /// <summary>The service wires the protocol in and decides nothing about it: it may name its options and its wiring.</summary>
    [Fact]
    public void The_service_touches_the_protocol_only_to_wire_it() =>
        Assert.Equal(
            ["CollabBot.BotFramework", "CollabBot.BotFramework.Authentication"],
            SourceFiles.CSharp()
                .Where(path => path.StartsWith("CollabBot.Service/", StringComparison.Ordinal))
                .SelectMany(path => SourceFiles.Text(path).Split('\n'))
                .Where(line => line.StartsWith("using CollabBot.BotFramework", StringComparison.Ordinal))
                .Select(line => line["using ".Length..].TrimEnd('\r', ';'))
                .Distinct()
                .Order(StringComparer.Ordinal));

    /// <summary>Core has a folder Teams, meaning teams of people; the product of that name and its cards are the edge's business.</summary>
    [Fact]
    public void Nothing_but_the_edge_knows_that_teams_and_its_cards_exist() =>
        Assert.DoesNotContain(
            SourceFiles.CSharp().Where(path => path.StartsWith("CollabBot.Core/", StringComparison.Ordinal) || path.StartsWith("CollabBot.Storage/", StringComparison.Ordinal)),
            path => WordsOfTheEdge.Any(word => SourceFiles.Text(path).Contains(word, StringComparison.OrdinalIgnoreCase))

                // In its own case: in another it is how instruments are named.
                || SourceFiles.Text(path).Contains("CollabBot.Teams", StringComparison.Ordinal));

    private static IEnumerable<string> References(string project) => Ours[project].GetReferencedAssemblies().Select(reference => reference.Name!);
}
