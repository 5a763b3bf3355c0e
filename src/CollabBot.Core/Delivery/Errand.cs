using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using CollabBot.Core.Kits;
using CollabBot.Core.Nudges;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>Something to be done at an instant of its own, apart from the life of a round. Holds ids and nothing else.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(SendDigest), "send-digest")]
[JsonDerivedType(typeof(GiveNudge), "give-nudge")]
[JsonDerivedType(typeof(FollowUpNudge), "follow-up-nudge")]
[JsonDerivedType(typeof(SettleNudge), "settle-nudge")]
[JsonDerivedType(typeof(CheckReply), "check-reply")]
[JsonDerivedType(typeof(TellLoop), "tell-loop")]
[JsonDerivedType(typeof(AskNoticed), "ask-noticed")]
[JsonDerivedType(typeof(CountNoticed), "count-noticed")]
[JsonDerivedType(typeof(GiveKit), "give-kit")]
[JsonDerivedType(typeof(SendToSpanner), "send-to-spanner")]
[JsonDerivedType(typeof(TellChannelGone), "tell-channel-gone")]
public abstract record Errand
{
    private Errand()
    {
    }

    /// <summary>The hour of a leader's digest has come.</summary>
    public sealed record SendDigest(PersonRef Leader) : Errand;

    /// <summary>A nudge is to be given that nothing else carries.</summary>
    public sealed record GiveNudge(NudgeRef Nudge) : Errand;

    /// <summary>A week has passed since a nudge was given.</summary>
    /// <param name="InPerson">What is for the channel was given to each person.</param>
    public sealed record FollowUpNudge(NudgeRef Nudge, bool InPerson) : Errand;

    /// <summary>Nobody can vote on a nudge any more.</summary>
    public sealed record SettleNudge(NudgeRef Nudge) : Errand;

    /// <summary>The time for a reply to a round's digest is over.</summary>
    public sealed record CheckReply(RoundRef Round) : Errand;

    /// <summary>A team is to be told what its leaders replied.</summary>
    public sealed record TellLoop(TeamRef Team) : Errand;

    /// <summary>A team is to be asked whether it noticed what a leader said they would do.</summary>
    /// <param name="Reply">The number of the reply to the round's digest.</param>
    public sealed record AskNoticed(RoundRef Round, int Reply) : Errand;

    /// <summary>The time to say so is over.</summary>
    /// <param name="Reply">The number of the reply to the round's digest.</param>
    public sealed record CountNoticed(RoundRef Round, int Reply) : Errand;

    /// <summary>A team is to be given a kit, or what is known of sending it is to be forgotten.</summary>
    public sealed record GiveKit(KitRef Kit) : Errand;

    /// <summary>The fortnight of somebody who asked for a step or a question has come round.</summary>
    public sealed record SendToSpanner(PersonRef Person) : Errand;

    /// <summary>The channel of a team's summary was deleted; its admins are to be told.</summary>
    public sealed record TellChannelGone(TeamRef Team) : Errand;
}

/// <summary>An errand and when it is due. Immutable.</summary>
/// <param name="At">By the store's clock, inclusive.</param>
public sealed record DueErrand(DateTimeOffset At, Errand What);

/// <summary>What tells an errand from the others of its organisation. Opaque: shows nobody whose it is.</summary>
[JsonConverter(typeof(IdConverter<ErrandName>))]
public readonly record struct ErrandName(string Value) : IId<ErrandName>
{
    private const int HashBytes = 16;
    private const char Separator = '\u001F';

    public static ErrandName From(string value) => new(value);

    /// <param name="kind">Lower-case letters and hyphens.</param>
    /// <param name="of">Whose errand it is: ids, which the name does not show.</param>
    public static ErrandName Of(string kind, params ReadOnlySpan<string> of) =>
        new($"{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Separator, of!))).AsSpan(0, HashBytes))}");

    public override string ToString() => Value;
}
