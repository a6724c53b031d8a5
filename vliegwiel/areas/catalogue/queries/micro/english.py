"""The eight in English."""

from .shape import Choice, Micro

ENGLISH = (
    Micro(
        key="ask",
        title="Ask instead of checking",
        summary="For whoever leads a team: one question that tells you what somebody really tried.",
        case=(
            "Two weeks ago Sanne had a training on difficult conversations. You meet her at the coffee machine and "
            "want to know whether it did anything.",
            "Ask ‘Are you using it yet?’ and she will probably say yes. That answer costs nothing, and you still know "
            "nothing.",
        ),
        prompt="What do you say to Sanne?",
        choices=(
            Choice(
                "‘So, are you using it yet?’",
                "This is a yes-or-no question. Sanne says yes to be done with it, and you do not hear what happened.",
            ),
            Choice(
                "‘What did you try, and what got in the way?’",
                "Trying may fail. The second half tells you what you can take away.",
                right=True,
            ),
            Choice(
                "‘I saw you finished the training. Great!’",
                "Friendly, but finishing is not the point. The talk is over before it begins.",
            ),
        ),
        moment="In your next talk with somebody who has just learned something.",
        say="Say: ‘What did you try, and what got in the way?’ Then be silent for five counts.",
        bring_back="What got in the way?",
    ),
    Micro(
        key="chance",
        title="Give a chance within two weeks",
        summary="For whoever leads a team: without a chance at work, what somebody learned fades.",
        case=(
            "Yusuf learned how to lead a meeting. In your team you lead all of them. He did not ask, and you did not "
            "think of it.",
            "After a few weeks without practice it slips away. Not because he does not want to, but because there was "
            "no moment for it.",
        ),
        prompt="What do you do?",
        choices=(
            Choice(
                "Wait until Yusuf asks for it himself.",
                "Some people never ask. Whoever makes the roster makes the chances, and that is you.",
            ),
            Choice(
                "Let him lead a big meeting next month.",
                "Well meant, but too late and too big for a first time.",
            ),
            Choice(
                "Give him ten minutes of Thursday’s team meeting.",
                "Small, soon and on a fixed day. It can work, and if it does not, little is lost.",
                right=True,
            ),
        ),
        moment="Look at your calendar of the coming two weeks today.",
        say="Say: ‘On Thursday there is a moment for you to do this. Would you like to?’",
        bring_back="Which chance did you give, and when?",
    ),
    Micro(
        key="notice",
        title="See it and say it",
        summary="For whoever leads a team: how to value somebody without a pat on the head.",
        case=(
            "Marit had an angry customer on the phone. First she summed up what he said, and only then did she propose "
            "something. He calmed down.",
            "You walk past and hear it. In five minutes your next appointment begins.",
        ),
        prompt="What do you say?",
        choices=(
            Choice(
                "‘Well done, Marit!’",
                "Kind, but she does not know what was well done. She cannot do it again tomorrow.",
            ),
            Choice(
                "‘You summed up first. After that he calmed down.’",
                "You name what you saw and what it did. Now she knows what to repeat.",
                right=True,
            ),
            Choice(
                "‘That is how everybody must do it.’",
                "Now it is about the others. And ‘must’ makes nobody want it more.",
            ),
        ),
        moment="The first time this week that you see somebody do what they learned.",
        say="Say: ‘I saw that you … That helped, because …’ Within a day, and just the two of you.",
        bring_back="What did you see, and what did you say?",
    ),
    Micro(
        key="mistakes",
        title="Talk about mistakes without blame",
        summary="For whoever leads a team: how to learn from a mistake without looking for a culprit.",
        case=(
            "A fitter connected a pipe the wrong way. Nobody was hurt, but it took half a day. The team sits around "
            "the table and looks at you.",
            "The first sentence you say decides whether the next mistake will be put on the table too.",
        ),
        prompt="How do you begin?",
        choices=(
            Choice(
                "‘Who did this?’",
                "You get a name, and then silence. You will not hear of the next mistake.",
            ),
            Choice(
                "‘These things happen, better next time.’",
                "Mild, but nobody learns. Next week the same happens again.",
            ),
            Choice(
                "‘What was meant to happen, what did happen, and why?’",
                "Three questions about the work and not about the person. That is how you find what can be different.",
                right=True,
            ),
        ),
        moment="The next time something goes otherwise than meant.",
        say="Say: ‘What was meant to happen, what did happen, and why?’ Then be the first to say what you missed.",
        bring_back="What will you do differently together?",
    ),
    Micro(
        key="show",
        title="Show that you learn too",
        summary="For whoever leads a team: learning where others can see it makes learning normal.",
        case=(
            "You ask your team to try something new every month. You learn too, but nobody sees it: you read at home, "
            "and what goes wrong you keep to yourself.",
            "In the team meeting somebody asks whether you do such a thing as well.",
        ),
        prompt="What do you say?",
        choices=(
            Choice(
                "‘I am practising asking first. Yesterday I forgot; this afternoon I try again.’",
                "One thing, what went wrong, and when you try again. Now it may go wrong for the others too.",
                right=True,
            ),
            Choice(
                "‘Of course, I learn every day.’",
                "Sounds good, but there is nothing in it. Nobody can use it.",
            ),
            Choice(
                "‘I did that training years ago.’",
                "Now learning is for those who cannot do it yet. Who will still ask anything?",
            ),
        ),
        moment="At the start of your next meeting.",
        say="Say: ‘I am practising … This went wrong: … This week I will try …’",
        bring_back="What did the others say?",
    ),
    Micro(
        key="less",
        title="Less is more: take something away",
        summary="For whoever leads a team: room to learn comes from dropping something.",
        case=(
            "This quarter your team got four trainings, a new system and a survey. Everybody says yes, and hardly "
            "anybody finishes anything.",
            "There is another request: a short course, ‘only an hour’.",
        ),
        prompt="What do you do?",
        choices=(
            Choice(
                "Add the course, it is only an hour.",
                "Every hour is only an hour. Together they are a week nobody has.",
            ),
            Choice(
                "First choose together what goes, and only then give something new.",
                "Now there is real room, and your team sees you choose.",
                right=True,
            ),
            Choice(
                "Say that everybody should choose for themselves.",
                "It sounds free, but who dares to leave what you gave?",
            ),
        ),
        moment="In your next team meeting, with the list of what was asked.",
        say="Say: ‘What do we drop, so that this one thing works out?’",
        bring_back="What was dropped?",
    ),
    Micro(
        key="if-then",
        title="Help with an if-then plan",
        summary="For whoever leads a team: from ‘I will pay attention to it’ to a moment and a deed.",
        case=(
            "After the training Piet says: ‘I am going to listen better.’ You believe him. But when, to whom, and how "
            "will it show?",
            "A plan with a moment and one deed is carried out far more often than a good intention.",
        ),
        prompt="What do you ask Piet?",
        choices=(
            Choice(
                "‘Good. Shall we see in a month whether it worked?’",
                "In a month nobody remembers what listening better was.",
            ),
            Choice(
                "‘Write your intention down and mail it to me.’",
                "Now it is an order of yours. And an intention on paper is not yet a moment.",
            ),
            Choice(
                "‘If what happens, what do you do first?’",
                "A moment he will recognise, and a deed another can see. That is how he thinks of it in time.",
                right=True,
            ),
        ),
        moment="The next time somebody says: ‘I will pay attention to it’.",
        say="Say: ‘If what happens, what do you do first?’ Let them keep the plan themselves.",
        bring_back="Which moment did they choose?",
    ),
    Micro(
        key="no-chasing",
        title="Read figures without chasing",
        summary="For whoever leads a team: what to do with a group figure that disappoints.",
        case=(
            "You see that little is applied in your team. There are no names, and that is right: it is a figure about "
            "the work, not about people.",
            "The team meeting begins soon. You want to do something with it.",
        ),
        prompt="How do you begin?",
        choices=(
            Choice(
                "‘Little is applied here. Which of you does nothing?’",
                "Now you chase a name. Next time everybody gives the answer that looks best.",
            ),
            Choice(
                "‘This figure says that chances are missing. Where do you see them, and what stops them?’",
                "You read it as a question about the work. What they name, you can change.",
                right=True,
            ),
            Choice(
                "Say nothing and look again next month.",
                "A figure nothing is done with teaches people that answering is useless.",
            ),
        ),
        moment="The next time you see a figure about your team.",
        say="Say: ‘This is about our work and not about who. What stops it?’",
        bring_back="Which one obstacle will you take away?",
    ),
)
