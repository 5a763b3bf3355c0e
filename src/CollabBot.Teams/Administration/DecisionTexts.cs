using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>The log of what was decided about a team, in words for those who look after it: who, what, as it was, as it is, when.</summary>
internal static class DecisionTexts
{
    /// <summary>So many of the newest decisions a message shows.</summary>
    private const int Shown = 12;

    private const int MaxValue = 120;

    /// <param name="people">Names by id, as far as they are in the team now; empty when they could not be read.</param>
    public static string Of(Team team, AuditTrail trail, IReadOnlyList<(PersonId Id, string Name)> people)
    {
        if (trail.Entries is [])
        {
            return Phrase.Of("Nothing was decided about this team yet: it is as it was when I was added.");
        }

        var zone = (team.Cadence ?? PulseCadence.Default).ZoneId;
        var lines = trail.Entries.TakeLast(Shown).Reverse().Select(entry => $"- {CardText.Moment(entry.At, zone)}: {Line(entry.Fact, people)}");
        var older = trail.Entries.Count > Shown ? Phrase.Of($"\n\nThe newest {Shown} of {trail.Entries.Count}; whoever runs me can show all of them.") : "";
        var broken = trail.BrokenAt is null ? "" : Phrase.Of("\n\n**This log is not as it was written.** Tell whoever runs me: *audit-log verify* says where.");
        return Phrase.Of($"**Decisions, the newest first**\n\n{string.Join('\n', lines)}{older}{broken}");
    }

    private static string Line(AuditFact fact, IReadOnlyList<(PersonId Id, string Name)> people)
    {
        if (fact.What is "bot added" or "bot removed" or "team" or "role")
        {
            // Something that happened: it was nothing before, and nobody may be known to have done it.
            return $"{fact.What}: {fact.New}{(fact.Who is { } doer ? $", {NameOf(doer.Value, people)}" : "")}";
        }

        var who = fact.Who is { } person ? NameOf(person.Value, people) : Phrase.Of("by myself");
        return Phrase.Of($"{fact.What} {(fact.Old is { } old ? Phrase.Of($"from {Value(fact, old, people)} ") : "")}to {Value(fact, fact.New, people)}, {who}");
    }

    /// <summary>Ids are told as names; a channel's id says nothing to a reader.</summary>
    private static string Value(AuditFact fact, string value, IReadOnlyList<(PersonId Id, string Name)> people) => fact.What switch
    {
        "leaders" or "admins" => value.Length == 0 ? Phrase.Of("nobody") : string.Join(", ", value.Split(' ').Select(id => NameOf(id, people))),
        "channel" => Phrase.Of("another channel"),
        _ => AdaptiveText.Escape(value.Length <= MaxValue ? value : $"{value[..MaxValue]}…"),
    };

    private static string NameOf(string id, IReadOnlyList<(PersonId Id, string Name)> people) =>
        people.FirstOrDefault(person => person.Id.Value == id).Name is { } name ? AdaptiveText.Escape(name) : Phrase.Of("somebody who is not in the team now");
}
