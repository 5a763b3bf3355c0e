using System.Text.Json.Serialization;
using CollabBot.Languages;

namespace CollabBot.Core.Practice;

/// <summary>What a question is about: one of the eight areas of collaborative leadership practice, or <see cref="Shift"/>.</summary>
/// <remarks>Source: Chapman, van Amersfoort and Watson (What Works Scotland, 2017). A closed set: compare by reference or by <see cref="Id"/>.</remarks>
[JsonConverter(typeof(PracticeAreaConverter))]
public sealed class PracticeArea
{
    public static readonly PracticeArea Trust = new("trust", "Building trust", "Trust", "openness between colleagues, working selflessly");
    public static readonly PracticeArea Relationships = new("relationships", "Maintaining and developing strong relationships", "Relationships", "built, reinforced and kept on purpose");
    public static readonly PracticeArea Equality = new("equality", "Facilitating collaboration and equality", "Equality", "equitable practice, everyone can contribute");
    public static readonly PracticeArea Infoflow = new("infoflow", "Stimulating the flow of information", "Information flow", "communication that supports good interaction");
    public static readonly PracticeArea Environment = new("environment", "Understanding the environment", "Environment", "the context and capacity of the organisations involved");
    public static readonly PracticeArea Opportunities = new("opportunities", "Identifying opportunities, resources and stakeholders", "Opportunities", "outward-looking, some risk taken");
    public static readonly PracticeArea Mobilising = new("mobilising", "Mobilising people and resources for the greater good", "Mobilising", "people empowered into new roles");
    public static readonly PracticeArea Pragmatic = new("pragmatic", "Taking a pragmatic stance", "Pragmatism", "direct when it must be, without losing the coalition");

    /// <summary>The seven shifts in how people work together. Read like an area, told beside them; not one of the eight.</summary>
    public static readonly PracticeArea Shift = new("shift", "Ways of working", "Ways of working", "from talk to action, from planning for people to planning with them");

    private readonly string _name;
    private readonly string _shortName;
    private readonly string _inShort;

    private PracticeArea(string id, string name, string shortName, string inShort) => (Id, _name, _shortName, _inShort) = (id, name, shortName, inShort);

    /// <summary>All eight, in the source's order.</summary>
    public static IReadOnlyList<PracticeArea> All { get; } = [Trust, Relationships, Equality, Infoflow, Environment, Opportunities, Mobilising, Pragmatic];

    /// <summary>The three areas that are asked about three times in every sweep, each with three anchor items.</summary>
    public static IReadOnlyList<PracticeArea> Core { get; } = [Trust, Infoflow, Equality];

    /// <summary>The five areas that are asked about once in every sweep.</summary>
    public static IReadOnlyList<PracticeArea> Others { get; } = [Relationships, Environment, Opportunities, Mobilising, Pragmatic];

    /// <summary>Everything that can be asked about, in the order of a table: the core, the others, the ways of working.</summary>
    public static IReadOnlyList<PracticeArea> Asked { get; } = [.. Core, .. Others, Shift];

    /// <summary>Stored and exchanged; never changes.</summary>
    public string Id { get; }

    /// <summary>The source's full name.</summary>
    public string Name => Phrase.OfData(_name);

    /// <summary>One or two words, for a row of a table.</summary>
    public string ShortName => Phrase.OfData(_shortName);

    /// <summary>What it means, as a clause that follows the name.</summary>
    public string InShort => Phrase.OfData(_inShort);

    /// <summary>Followed closely: asked about three times in a sweep.</summary>
    public bool IsCore => Core.Contains(this);

    /// <returns>The area, <see cref="Shift"/> included, or null when none has this id (compared ordinally).</returns>
    public static PracticeArea? Find(string id) => Asked.FirstOrDefault(area => area.Id == id);

    public override string ToString() => Id;
}
