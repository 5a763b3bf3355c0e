using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Pulses;

namespace CollabBot.Teams.Pulses;

/// <summary>Keeps a typed conversation in step with the card: after a tap, what is typed next answers the question that the card shows now.</summary>
internal sealed class PulsePosition(DialogPlacement placement)
{
    public Task NoteAsync(DialogKey key, RoundRef round, AnswerOutcome outcome, CancellationToken cancellationToken) => outcome switch
    {
        AnswerOutcome.Shown { View.Question: { } question } => placement.PlaceAsync(key, PulseDialog.Id, PulseDialog.QuestionStep, PulseDialog.At(round, question.Index), cancellationToken),
        AnswerOutcome.Shown => placement.ClearAsync(key, cancellationToken),
        _ => Task.CompletedTask,
    };
}
