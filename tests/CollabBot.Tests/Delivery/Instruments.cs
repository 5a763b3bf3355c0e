namespace CollabBot.Tests.Delivery;

/// <summary>Every instrument of the rules and of the service, with its unit and every tag and value that it may have: what an operator may build on.</summary>
/// <remarks>No tag is an id. Where a set is of another file's making, such as the kinds of documents, it is written down here all the same: a new value is decided, not met.</remarks>
internal static class Instruments
{
    public static IReadOnlyDictionary<string, Documented> All { get; } = new Dictionary<string, Documented>(StringComparer.Ordinal)
    {
        ["collabbot.schedule.lag"] = new("s"),
        ["collabbot.schedule.tick.duration"] = new("s"),
        ["collabbot.schedule.teams"] = new("{team}"),
        ["collabbot.schedule.skipped"] = new("{round}", ("reason", ["outage", "too_few_people", "roster_unavailable", "asked_recently", "team_unreachable"])),
        ["collabbot.leader"] = new("1"),
        ["collabbot.delivery.attempts"] = new(
            "{message}",
            ("kind", ["welcome", "set_up", "skipped", "channel_gone", "pulse", "reminder", "extended", "summary", "summary_elsewhere", "own_summary", "digest", "nudge", "nudge_follow_up", "team_news", "own_news", "kit"]),
            ("outcome", ["done", "throttled", "not_sent", "not_accepted", "unknown", "permanent"])),
        ["collabbot.delivery.unknown"] = new("{message}"),
        ["collabbot.delivery.unreachable"] = new("{message}", ("reason", ["blocked", "not_installed", "left", "conversation_gone", "forbidden_by_admin", "not_delivered"])),
        ["collabbot.delivery.latency"] = new("s", ("kind", ["pulse"])),
        ["collabbot.teams.retry_after"] = new("s"),
        ["collabbot.poison"] = new("{message}", ("queue", ["work"]), ("reason", ["failed", "unreadable", "never_settled"])),
        ["collabbot.sweeper.reemitted"] = new("{hint}", ("kind", ["open", "ask", "remind", "advance", "errand"])),
        ["collabbot.attention.put_off"] = new("{message}", ("kind", ["ask", "reminder", "digest", "summary", "nudge", "comment_note"])),
        ["collabbot.releases.checked"] = new("{check}", ("outcome", ["clean", "found"])),
        ["collabbot.thresholds.refused"] = new("{refusal}", ("where", ["settings", "plan"])),
        ["collabbot.queue.length"] = new("{message}", ("queue", ["work"])),
        ["collabbot.poison.aside"] = new("{message}", ("queue", ["work"])),
        ["collabbot.round.state"] = new("{round}", ("state", ["opening", "open", "closing", "closed", "published", "unreadable"])),
        ["collabbot.round.stalled"] = new("{round}", ("state", ["opening", "open", "closing", "closed", "published", "unreadable"])),
        ["collabbot.purge.overdue"] = new("{round}"),
        ["collabbot.clock.skew"] = new("s"),
        ["collabbot.ratelimit.paused"] = new("{tenant}"),
        ["collabbot.answer.saved"] = new("{answer}"),
        ["collabbot.answer.rejected"] = new("{answer}", ("reason", ["closed", "not_member", "tampered", "storage"])),
        ["collabbot.store.conflict"] = new("{write}", ("op", ["document", "slot"])),
        ["collabbot.store.fenced"] = new("{write}", ("op", ["ledger", "tick"])),
        ["collabbot.store.ambiguous_resolved"] = new("{write}", ("op", ["object", "log"]), ("outcome", ["landed", "not_landed"])),
        ["collabbot.store.disk.free"] = new("By"),
        ["collabbot.store.unreadable"] = new("{read}", ("kind", ["active", "cfg", "deployment", "errand", "history", "kit", "loop", "members", "person", "poll", "replica", "round", "sched", "throttle"])),
    };
}

/// <summary>An instrument as it is promised.</summary>
internal sealed record Documented(string Unit, params (string Name, string[] Values)[] Tags)
{
    /// <returns>True for a measurement that has exactly these tags, each with one of its values.</returns>
    public bool Allows(string? unit, IReadOnlyDictionary<string, object?> tags) =>
        unit == Unit && tags.Count == Tags.Length && Tags.All(tag => tags.GetValueOrDefault(tag.Name) is string value && tag.Values.Contains(value));
}
