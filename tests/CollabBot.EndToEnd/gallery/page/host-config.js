// Teams does not publish its host configuration; these are Fluent's tokens for Teams, which it draws cards with.
const palettes = {
  light: {
    text: {
      default: ['#242424', '#616161'],
      dark: ['#242424', '#616161'],
      light: ['#ffffff', '#ffffff'],
      accent: ['#4f52b2', '#5b5fc7'],
      good: ['#0e700e', '#107c10'],
      warning: ['#8a3707', '#a33e00'],
      attention: ['#b10e1c', '#c50f1f'],
    },
    background: { default: '#ffffff', emphasis: '#f5f5f5', accent: '#e8ebfa', good: '#f1faf1', warning: '#fff9f5', attention: '#fdf3f4' },
    line: '#e0e0e0',
  },
  dark: {
    text: {
      default: ['#ffffff', '#adadad'],
      dark: ['#242424', '#616161'],
      light: ['#ffffff', '#d6d6d6'],
      accent: ['#a8acf5', '#9299f7'],
      good: ['#9fd89f', '#54b054'],
      warning: ['#faa06b', '#faa06b'],
      attention: ['#eeacb2', '#e37d80'],
    },
    background: { default: '#292929', emphasis: '#1f1f1f', accent: '#2b2b40', good: '#052505', warning: '#411200', attention: '#3b0509' },
    line: '#525252',
  },
  // Fluent's tokens for Teams' high contrast: black, white, and three colours that each mean one thing.
  contrast: {
    text: {
      default: ['#ffffff', '#ffffff'],
      dark: ['#000000', '#000000'],
      light: ['#ffffff', '#ffffff'],
      accent: ['#1aebff', '#1aebff'],
      good: ['#3ff23f', '#3ff23f'],
      warning: ['#ffff01', '#ffff01'],
      attention: ['#ffff01', '#ffff01'],
    },
    background: { default: '#000000', emphasis: '#000000', accent: '#000000', good: '#000000', warning: '#000000', attention: '#000000' },
    line: '#ffffff',
  },
};

const names = ['default', 'emphasis', 'accent', 'good', 'warning', 'attention'];

export function hostConfig(theme) {
  const { text, background, line } = palettes[theme];
  const foregroundColors = Object.fromEntries(Object.entries(text).map(([name, [strong, subtle]]) => [name, { default: strong, subtle }]));
  return {
    supportsInteractivity: true,
    fontFamily: '"Segoe UI", "Segoe UI Web", "Liberation Sans", Arial, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { extraSmall: 4, small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: Object.fromEntries(names.map((name) => [name, { backgroundColor: background[name], borderColor: line, foregroundColors }])),
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      preExpandSingleShowCardAction: false,
      showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'default', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'default' },
      },
      errorMessage: { color: 'attention', size: 'small' },
    },
    textBlock: { headingLevel: 2 },
    factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 160 }, value: { wrap: true }, spacing: 12 },
    table: { cellSpacing: 8 },
    textStyles: { heading: { size: 'large', weight: 'bolder' }, columnHeader: { weight: 'bolder' } },
    media: { allowInlinePlayback: false },
    adaptiveCard: { allowCustomStyle: true },
  };
}
