using System.Text.Json.Serialization;
using CollabBot.Core.Administration;
using CollabBot.Core.Comments;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Everything a round promises, fixed before anybody is asked: who, what, until when, and who will see it. Immutable, written once.</summary>
public sealed record RoundPlan
{
    public required RoundRef Ref { get; init; }

    /// <summary>As the team was called when it was asked; null when that was not known.</summary>
    public string? TeamName { get; init; }

    /// <summary>Counts the team's rounds from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The team's local date that names the round.</summary>
    public required DateOnly Date { get; init; }

    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>Answers are taken before this instant, not at it, unless the round is extended (<see cref="RoundState.ClosesAt"/>).</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>When those from whom there is no answer yet are reminded, once: not before half of the time has passed (R2). Null: nobody is.</summary>
    public DateTimeOffset? RemindsAt { get; init; }

    /// <summary>IANA zone in which times are told to the team.</summary>
    public required string ZoneId { get; init; }

    /// <summary>The round's place in the rotation; null in a plan from before there was one.</summary>
    public SweepPulse? Pulse { get; init; }

    /// <summary>As <see cref="Membership.Baseline"/>: readings of two rounds are compared only when they have the same; null in a plan from before.</summary>
    public int? Baseline { get; init; }

    /// <summary>Everybody in the team is asked about the same areas; in a large team each about some of them.</summary>
    public required IReadOnlyList<PracticeArea> Areas { get; init; }

    public required string ItemBankVersion { get; init; }

    /// <summary>Who is asked. Joiners wait for a sweep; who leaves before the round is counted is not counted (P14).</summary>
    public required IReadOnlyList<Participant> Participants { get; init; }

    /// <summary>How many on the roster chose not to be asked, and how many are guests.</summary>
    public required int OptedOut { get; init; }

    public required int Guests { get; init; }

    /// <summary>How many on the roster take part from a later sweep on, and how many chose a pause; the latter is shown to nobody.</summary>
    public int Waiting { get; init; }

    public int Paused { get; init; }

    /// <summary>
    /// How many people the sweep has: those who are asked, who pause, and who opted out since it started. Public, for it changes only when a sweep starts or
    /// somebody leaves; null in a plan from before.
    /// </summary>
    public int? SweepSize { get; init; }

    /// <summary>The number of people that a reading stands for: the away included, so that it says nothing about who is.</summary>
    [JsonIgnore]
    public int People => SweepSize ?? Participants.Count;

    /// <summary>How many of them are away in this round.</summary>
    [JsonIgnore]
    internal int Away => SweepSize is null ? 0 : Paused;

    public required ReleaseThreshold Threshold { get; init; }

    /// <summary>Who will receive the digest.</summary>
    public required IReadOnlyList<PersonId> DigestReaders { get; init; }

    public required ChannelId SummaryChannel { get; init; }

    /// <summary>In which points this promise differs from that of the round before; people are told on this round's cards (N5).</summary>
    public IReadOnlyList<PromisePoint> PromiseChanges { get => field ?? []; init; }

    /// <summary>The same of comments. Apart from the others, because a program from before comments reads those.</summary>
    public IReadOnlyList<PromisePoint> CommentChanges { get => field ?? []; init; }

    /// <summary>What is promised about comments; null when nothing ever was.</summary>
    public CommentPromise? Comments { get; init; }

    /// <summary>Its names have given way to aliases, and who was asked what is gone: all that is left of it is for comparing who was asked in two rounds.</summary>
    public bool HasAliases { get; init; }

    /// <summary>As <see cref="AuditTrail.Head"/> was when this was promised; null in a plan from before.</summary>
    public string? AuditHead { get; init; }

    /// <summary>This plan under aliases.</summary>
    internal RoundPlan Under(Func<PersonId, PersonId> alias) =>
        HasAliases ? this : this with { HasAliases = true, Participants = [.. Participants.Select(participant => new Participant(alias(participant.Person), "", [])).OrderBy(participant => participant.Person.Value, StringComparer.Ordinal)] };

    /// <returns>The participant, or null when the person is not asked in this round.</returns>
    public Participant? Find(PersonId person) => Participants.FirstOrDefault(participant => participant.Person == person);
}

/// <summary>A person who is asked in a round.</summary>
/// <param name="Address">As <see cref="RosterMember.Address"/>.</param>
/// <param name="Items">Ids of the person's questions, in the order in which they are put.</param>
public sealed record Participant(PersonId Person, string Address, IReadOnlyList<string> Items);
