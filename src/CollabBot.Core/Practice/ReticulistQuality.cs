using CollabBot.Languages;

namespace CollabBot.Core.Practice;

/// <summary>One of the six qualities of people who connect a team with its partners: reticulists, or boundary spanners.</summary>
/// <remarks>Source: Chapman, van Amersfoort and Watson (What Works Scotland, 2017). A closed set: compare by reference or by <see cref="Id"/>.</remarks>
public sealed class ReticulistQuality
{
    public static readonly ReticulistQuality Communicator = new("communicator", "skilled communicator");
    public static readonly ReticulistQuality Networker = new("networker", "excellent networker");
    public static readonly ReticulistQuality Strategic = new("strategic", "strategic");
    public static readonly ReticulistQuality Astute = new("astute", "contextually astute");
    public static readonly ReticulistQuality ProblemSolver = new("problem-solver", "problem-solver");
    public static readonly ReticulistQuality SelfManaging = new("self-managing", "self-managing");

    private readonly string _name;

    private ReticulistQuality(string id, string name) => (Id, _name) = (id, name);

    /// <summary>All six, in the source's order.</summary>
    public static IReadOnlyList<ReticulistQuality> All { get; } = [Communicator, Networker, Strategic, Astute, ProblemSolver, SelfManaging];

    /// <summary>Never changes.</summary>
    public string Id { get; }

    /// <summary>In the source's words.</summary>
    public string Name => Phrase.OfData(_name);

    public override string ToString() => Id;
}
