using System.Text.Json.Serialization;
using CollabBot.Core.Ahead;
using CollabBot.Core.Calendars;
using CollabBot.Core.Teams;

namespace CollabBot.Service.Commands;

/// <summary>The machine form of <c>plan --json</c>: one object, in this schema.</summary>
/// <remarks>
/// <code>
/// { "roster": "now",
///   "plan": { "team": "…", "from": "2026-11-23", "to": "2027-02-15", "zoneId": "Europe/London", "responses": [40, 60, 80],
///     "rounds": [ { "date": "2026-11-24", "opensAt": "…", "remindsAt": "…", "closesAt": "…", "extendedTo": "…", "number": 1, "sweep": 1, "pulse": 1, "pulses": 5,
///                   "questions": 3, "people": 12, "needed": 5, "fromOthers": 4,
///                   "areas": [ { "area": "trust", "people": 12, "answers": [4, 7, 9], "visible": [false, true, true] } ],
///                   "asked": [ { "person": "…", "items": ["TRU1"] } ], "readers": ["…"] } ],
///     "notAsked": [ { "date": "…", "off": "bankHoliday", "holiday": "Boxing Day", "skipped": null } ],
///     "weeks": [ { "monday": "…", "questions": 12, "reminders": [8, 5, 3], "mostReminders": 12, "summaries": 1, "digests": 1, "mostSteps": 1, "mostForOne": 3 } ],
///     "sweeps": [ { "sweep": 1, "from": "…", "to": "…", "areas": [ { "area": "trust", "readings": 3, "visible": [0, 3, 3] } ] } ] } }
/// </code>
/// <c>asked</c> and <c>readers</c> are there with <c>--who</c> alone. Words are the members of <see cref="AheadRoster"/>, <see cref="OffReason"/> and
/// <see cref="SkipReason"/>, with a small first letter. Members may be added.
/// </remarks>
internal sealed record PlanAnswer(AheadRoster Roster, AheadPlan Plan);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, Converters =
[
    typeof(CamelCaseConverter<AheadRoster>), typeof(CamelCaseConverter<OffReason>), typeof(CamelCaseConverter<SkipReason>),
])]
[JsonSerializable(typeof(PlanAnswer))]
internal sealed partial class PlanAnswerJson : JsonSerializerContext;
