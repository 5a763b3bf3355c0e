namespace CollabBot.Core.Privacy.Adversary;

/// <summary>What one reader can be certain of about the others' answers, after everything that may have been the case has been taken in.</summary>
internal struct Belief
{
    private const int Differing = -1;

    private bool _isSet;
    private int _fewest;
    private int _most;
    private int _same;

    /// <summary>False when nothing agrees with what this reader knows: there is no such reader.</summary>
    public readonly bool IsSet => _isSet;

    /// <summary>Exactly one, or exactly two, of the others were unfavourable.</summary>
    public readonly bool PinsOneOrTwo => _isSet && _fewest == _most && (_most is 1 or 2);

    /// <summary>All the others were unfavourable.</summary>
    public readonly bool ProvesAll(int others) => _isSet && _fewest == others;

    /// <param name="others">Answers of the others that agree with all that the reader knows.</param>
    public void Take(AnswerCounts others)
    {
        var (unfavourable, same) = (others.Unfavourable, others.Unanimous ?? Differing);
        (_fewest, _most, _same) = _isSet
            ? (Math.Min(_fewest, unfavourable), Math.Max(_most, unfavourable), _same == same ? same : Differing)
            : (unfavourable, unfavourable, same);
        _isSet = true;
    }

    /// <param name="others">How many others there are.</param>
    /// <returns>What became certain, and of how many answers.</returns>
    public readonly (Disclosure Disclosure, int Answers) About(int others)
    {
        if (!_isSet || others == 0)
        {
            return (Disclosure.Nothing, 0);
        }

        // Fewer than five at all never had the crowd that makes praise harmless.
        var isPraise = _same >= 4 && others >= ReleaseThreshold.Floor - 1;
        return _same != Differing && !isPraise ? (Disclosure.Answers, others)
            : ProvesAll(others) ? (Disclosure.AllUnfavourable, others)
            : PinsOneOrTwo ? (Disclosure.FewUnfavourable, _most)
            : isPraise ? (Disclosure.Praise, others)
            : (Disclosure.Nothing, 0);
    }
}
