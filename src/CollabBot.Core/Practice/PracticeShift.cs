using System.Text.Json.Serialization;
using CollabBot.Languages;

namespace CollabBot.Core.Practice;

/// <summary>One of the seven shifts on the way from professional collaboration to collaborative professionalism: what a small step exercises.</summary>
/// <remarks>Source: Chapman, van Amersfoort and Watson (What Works Scotland, 2017), table 1. A closed set: compare by reference or by <see cref="Id"/>.</remarks>
[JsonConverter(typeof(PracticeShiftConverter))]
public sealed class PracticeShift
{
    public static readonly PracticeShift Action = new("S1", "talking or action", "talk and action");
    public static readonly PracticeShift Meaning = new("S2", "narrow achievement goals", "learning with meaning and purpose");
    public static readonly PracticeShift Culture = new("S3", "episodic meetings", "embedded cultures");
    public static readonly PracticeShift Practitioners = new("S4", "administratively imposed", "practitioner led");
    public static readonly PracticeShift Respect = new("S5", "comfortable and contrived", "genuine and respectful");
    public static readonly PracticeShift Dialogue = new("S6", "conversation", "dialogue");
    public static readonly PracticeShift Consumers = new("S7", "for consumers", "with consumers");

    private readonly string _from;
    private readonly string _to;

    private PracticeShift(string id, string from, string to) => (Id, _from, _to) = (id, from, to);

    /// <summary>All seven, in the source's order.</summary>
    public static IReadOnlyList<PracticeShift> All { get; } = [Action, Meaning, Culture, Practitioners, Respect, Dialogue, Consumers];

    /// <summary>S1 to S7. Stored and exchanged; never changes.</summary>
    public string Id { get; }

    /// <summary>Where the shift starts, in the source's words.</summary>
    public string From => Phrase.OfData(_from);

    /// <summary>Where it leads, in the source's words.</summary>
    public string To => Phrase.OfData(_to);

    /// <returns>The shift, or null when none has this id (compared ordinally).</returns>
    public static PracticeShift? Find(string id) => All.FirstOrDefault(shift => shift.Id == id);

    /// <summary>Both ends, for a reader: <c>conversation → dialogue</c>.</summary>
    public override string ToString() => $"{From} → {To}";
}
