namespace CollabBot.Core.Privacy.Adversary;

/// <summary>What the exhaustive audit found for one number of answers. A cell is something that is told together with the insider's own answer.</summary>
/// <param name="OneOrTwo">Cells in which exactly one, or exactly two, of the others were certainly unfavourable.</param>
/// <param name="AllOthers">Cells in which all the others certainly were.</param>
/// <param name="Praise">Cells in which all the others certainly gave the same favourable answer; not a violation.</param>
public sealed record CellAudit(int N, int Cells, int OneOrTwo, int AllOthers, int Praise)
{
    public int Violations => OneOrTwo + AllOthers;
}
