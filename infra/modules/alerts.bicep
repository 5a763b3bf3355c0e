// What wakes somebody up: the service levels of the product, asked of its own metrics. A count never tells of one person: metrics come by the minute and by no team.
param name string
param location string
param tags object
param workspaceId string
param clientId string
param address string

var rules = loadJsonContent('alerts.json')

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(address)) {
  name: '${name}-people'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: take(name, 12)
    enabled: true
    emailReceivers: [
      { name: 'people', emailAddress: address, useCommonAlertSchema: true }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: '${name}-${rule.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: rule.title
    description: rule.meaning
    severity: rule.severity
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: rule.every
    windowSize: rule.over
    autoMitigate: true
    // A table is there once something was written to it.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: replace(rule.query, '{clientId}', clientId)
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: empty(address) ? [] : [people.id] }
  }
}]
