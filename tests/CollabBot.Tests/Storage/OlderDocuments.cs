using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CollabBot.Core;
using CollabBot.Core.Digests;
using CollabBot.Core.Kits;
using CollabBot.Core.Loop;
using CollabBot.Core.Nudges;
using CollabBot.Core.Spanners;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Storage;

/// <summary>A member that an older program did not write reads as what it was before there was one, and never as null.</summary>
public sealed class OlderDocuments
{
    private static readonly Dictionary<string, (JsonTypeInfo Type, object Value)> Samples = new(StringComparer.Ordinal)
    {
        ["plan"] = (CoreJson.Default.RoundPlan, ARound.Plan(6)),
        ["history"] = (CoreJson.Default.TeamHistory, TeamHistory.None),
        ["membership"] = (CoreJson.Default.Membership, Membership.None),
        ["desk"] = (CoreJson.Default.LeaderDesk, new LeaderDesk("Europe/London")),
        ["loop"] = (CoreJson.Default.TeamLoop, TeamLoop.None),
        ["kits"] = (CoreJson.Default.TeamKits, TeamKits.None),
        ["spanner"] = (CoreJson.Default.SpannerRecord, SpannerRecord.None),
        ["nudges"] = (CoreJson.Default.NudgeRecord, NudgeRecord.None),
    };

    public static TheoryData<string> Names => [.. Samples.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_missing_is_what_it_is_in_a_new_one(string name)
    {
        var (type, value) = Samples[name];
        var promised = new NullabilityInfoContext();
        var members = type.Type.GetProperties()
            .Where(member => member.SetMethod is not null && !member.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)) && !member.PropertyType.IsValueType
                && promised.Create(member).ReadState is NullabilityState.NotNull
                && type.Type.GetConstructors()[0].GetParameters().All(parameter => parameter.Name != member.Name))
            .ToList();
        Assert.NotEmpty(members);
        var json = JsonSerializer.SerializeToNode(value, type)!.AsObject();
        foreach (var member in members)
        {
            json.Remove(JsonNamingPolicy.CamelCase.ConvertName(member.Name));
        }

        var read = json.Deserialize(type)!;

        Assert.All(members, member => Assert.NotNull(member.GetValue(read)));
    }
}
