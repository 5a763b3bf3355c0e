using CollabBot.Core.Practice;
using CollabBot.Languages;

namespace CollabBot.Core.Comments;

/// <summary>What a person is asked who has something to add on an area.</summary>
public static class CommentPrompt
{
    private static readonly Dictionary<PracticeArea, string> Prompts = new()
    {
        [PracticeArea.Trust] = "What is one thing that would make it easier to be open here?",
        [PracticeArea.Relationships] = "Which working relationship needs more care, and what would help? Please name nobody.",
        [PracticeArea.Equality] = "What would help quieter voices to be heard?",
        [PracticeArea.Infoflow] = "What did you need to know sooner?",
        [PracticeArea.Environment] = "What is changing around us that we should talk about?",
        [PracticeArea.Opportunities] = "Who or what could help us that we have not asked yet?",
        [PracticeArea.Mobilising] = "What is stopping a good idea from moving?",
        [PracticeArea.Pragmatic] = "Where do you need a clearer steer, or more room?",
        [PracticeArea.Shift] = "What one thing should we do differently when we work together?",
    };

    public static string Of(PracticeArea area) => Phrase.OfData(Prompts[area]);
}
