using System.Text.Json.Serialization;

namespace CollabBot.Core.Practice;

/// <summary>One of the eight areas of collaborative leadership practice that CollabBot measures.</summary>
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

    private PracticeArea(string id, string name, string shortName, string inShort)
    {
        Id = id;
        Name = name;
        ShortName = shortName;
        InShort = inShort;
    }

    /// <summary>All eight, in the source's order.</summary>
    public static IReadOnlyList<PracticeArea> All { get; } = [Trust, Relationships, Equality, Infoflow, Environment, Opportunities, Mobilising, Pragmatic];

    /// <summary>The three areas that every pulse starts from, each with three anchor items.</summary>
    public static IReadOnlyList<PracticeArea> Core { get; } = [Trust, Infoflow, Equality];

    /// <summary>Stored and exchanged; never changes.</summary>
    public string Id { get; }

    /// <summary>The source's full name.</summary>
    public string Name { get; }

    /// <summary>One or two words, for a row of a table.</summary>
    public string ShortName { get; }

    /// <summary>What it means, as a clause that follows the name.</summary>
    public string InShort { get; }

    /// <returns>The area, or null when no area has this id (compared ordinally).</returns>
    public static PracticeArea? Find(string id) => All.FirstOrDefault(area => area.Id == id);

    public override string ToString() => Id;
}
