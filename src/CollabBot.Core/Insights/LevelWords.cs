namespace CollabBot.Core.Insights;

/// <summary>What a level may say besides its value: how the answers divide, and whether they agree (science.md C11).</summary>
public static class LevelWords
{
    /// <summary>The shares, such as "about 45 % favourable, 20 % in the middle, 35 % not yet".</summary>
    public static string Of(Shares shares) => shares.Middle is { } middle
        ? $"about {shares.Favourable} % favourable, {middle} % in the middle, {shares.NotYet} % not yet"
        : $"about {shares.Favourable} % favourable, {shares.NotYet} % not yet";

    /// <summary>A sentence that names neither the size of a camp nor anybody in it.</summary>
    public static string Of(Agreement agreement) => agreement switch
    {
        Agreement.Close => "Answers are close to one another.",
        Agreement.Mixed => "Answers are mixed.",
        _ => "Answers are split: some rate this high, some low.",
    };
}
