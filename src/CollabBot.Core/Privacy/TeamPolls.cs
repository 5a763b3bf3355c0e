using System.Text.Json;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy;

/// <summary>Keeps the votes of a team's polls: one sealed slot a person, under a key of the poll's own; destroyed when they are counted.</summary>
/// <remarks>
/// As with the answers of a round, a reader of the store learns neither who voted nor what, and cannot match the slots of two polls. Whose vote counts is
/// for the caller to say, and so is what may be shown of it. Safe for concurrent use.
/// </remarks>
public sealed class TeamPolls(IObjectStore store, IKeyWrap keys)
{
    private const string Root = "poll";
    private const int MaxAttempts = 16;

    /// <summary>How long after its closing a poll may be counted: longer than a vote may take that was let in before.</summary>
    public static readonly TimeSpan Drain = RoundState.Drain;

    private static readonly PollVote Nothing = new(new Dictionary<string, string>(), FromLeader: false);

    private readonly WrappedKeys _keys = new(store, keys, "poll");

    /// <summary>Opens a poll. One that was opened before stays as it is, and so does one that was destroyed, until <see cref="ForgetAsync"/>.</summary>
    public async Task OpenAsync(PollRef poll, DateTimeOffset closesAt, CancellationToken cancellationToken)
    {
        // The key first: a poll that has none takes no votes, and a key that was destroyed is not to come back with a repetition of this.
        if (await FindAsync(poll, cancellationToken) is not null)
        {
            return;
        }

        await _keys.MakeAsync(Key(poll, "key"), BallotBox.KeyBytes, cancellationToken);
        await store.CreateAsync(Key(poll, "poll.json"), new TeamPoll(closesAt), CoreJson.Default.TeamPoll, cancellationToken);
    }

    /// <summary>Notes what a person chose. The newest choice counts; the same one twice changes nothing.</summary>
    /// <exception cref="KeyUnavailableException">The key ring cannot unwrap the poll's key.</exception>
    public async Task<VoteOutcome> VoteAsync(PollRef poll, PersonId person, string question, string choice, bool fromLeader, CancellationToken cancellationToken)
    {
        if (await FindAsync(poll, cancellationToken) is not { } known || await store.ServerTimeAsync(cancellationToken) >= known.ClosesAt
            || await FindBoxAsync(poll, cancellationToken) is not { } box)
        {
            return VoteOutcome.Over;
        }

        var slot = box.SlotOf(new PersonRef(poll.Team.Tenant, person));
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stored = await store.GetAsync(Key(poll, "inbox", slot), cancellationToken);
            var before = stored is null ? Nothing : Open(box, slot, stored.Body);
            if (before.FromLeader == fromLeader && before.Choices.TryGetValue(question, out var chosen) && chosen == choice)
            {
                return VoteOutcome.NotedBefore;
            }

            var content = box.Seal(slot, JsonSerializer.SerializeToUtf8Bytes(before.With(question, choice, fromLeader), CoreJson.Default.PollVote));
            var written = stored is null
                ? await store.PutNewAsync(Key(poll, "inbox", slot), content, cancellationToken)
                : await store.PutIfAsync(Key(poll, "inbox", slot), content, stored.Revision, cancellationToken);
            if (written is not null)
            {
                return VoteOutcome.Noted;
            }
        }

        throw new StoreUnavailableException($"A vote changed {MaxAttempts} times while it was being written.");
    }

    /// <summary>Destroys what somebody said in every poll of a team that is not counted yet. Safe to repeat.</summary>
    /// <exception cref="KeyUnavailableException">The key ring cannot unwrap a poll's key.</exception>
    internal async Task WithdrawAsync(TeamRef team, PersonId person, CancellationToken cancellationToken)
    {
        var polls = new List<PollRef>();
        await foreach (var entry in store.ListAsync(StoreKey.Of(Root, team.Tenant.Value, team.Team.Value), cancellationToken))
        {
            if (entry.Key.Segments() is [_, _, _, var id, "key"])
            {
                polls.Add(new PollRef(team, id));
            }
        }

        foreach (var poll in polls)
        {
            if (await FindBoxAsync(poll, cancellationToken) is { } box)
            {
                await store.DeleteAsync(Key(poll, "inbox", box.SlotOf(new PersonRef(team.Tenant, person))), null, cancellationToken);
            }
        }
    }

    /// <summary>What was voted so far, in no order that tells of anybody. A final count is one that begins <see cref="Drain"/> after the closing.</summary>
    /// <returns>Null when there is no such poll, or its votes are destroyed.</returns>
    /// <exception cref="KeyUnavailableException">The key ring cannot unwrap the poll's key.</exception>
    public async Task<IReadOnlyList<PollVote>?> ReadAsync(PollRef poll, CancellationToken cancellationToken)
    {
        if (await FindBoxAsync(poll, cancellationToken) is not { } box)
        {
            return null;
        }

        var votes = new List<PollVote>();
        await foreach (var entry in store.ListAsync(Key(poll, "inbox"), cancellationToken))
        {
            if (await store.GetAsync(entry.Key, cancellationToken) is { } stored)
            {
                votes.Add(Open(box, entry.Key.Segments()[^1], stored.Body));
            }
        }

        return votes;
    }

    /// <summary>Until when a poll takes votes; null when there is none of this id.</summary>
    public async Task<TeamPoll?> FindAsync(PollRef poll, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Key(poll, "poll.json"), CoreJson.Default.TeamPoll, cancellationToken))?.Value;

    /// <summary>Destroys the votes, then the key, then what the store's files still hold of them. The poll is over from then on. Safe to repeat.</summary>
    public async Task DestroyAsync(PollRef poll, CancellationToken cancellationToken)
    {
        await foreach (var slot in store.ListAsync(Key(poll, "inbox"), cancellationToken))
        {
            await store.DeleteAsync(slot.Key, null, cancellationToken);
        }

        await store.DeleteAsync(Key(poll, "key"), null, cancellationToken);
        await store.ScrubAsync(cancellationToken);
    }

    /// <summary>Destroys a poll and that there was one. Safe to repeat.</summary>
    public async Task ForgetAsync(PollRef poll, CancellationToken cancellationToken)
    {
        await DestroyAsync(poll, cancellationToken);
        await store.DeleteAsync(Key(poll, "poll.json"), null, cancellationToken);
    }

    private Task<BallotBox?> FindBoxAsync(PollRef poll, CancellationToken cancellationToken) => _keys.FindAsync(Key(poll, "key"), secret => new BallotBox(secret), cancellationToken);

    private static PollVote Open(BallotBox box, string slot, ReadOnlyMemory<byte> content) =>
        JsonSerializer.Deserialize(box.Open(slot, content.Span), CoreJson.Default.PollVote) ?? throw new InvalidDataException("A sealed vote holds null.");

    private static StoreKey Key(PollRef poll, params ReadOnlySpan<string> rest) => StoreKey.Of(Root, poll.Team.Tenant.Value, poll.Team.Team.Value, poll.Id).Then(rest);
}
